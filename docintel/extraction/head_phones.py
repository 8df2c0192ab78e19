"""Propose the phone number that a letterhead or the head of a receipt prints without a label."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, Kind
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

#: Down to where on the first page its head reaches.
_HEAD = 0.3
_CONFIDENCE = 0.7
#: What parts address, phone and e-mail in one line of a letterhead.
_PARTS = re.compile(r"[^\u00b7\u2022|\u2013]+")
#: A number in groups that is dialled from elsewhere: (806) 555-0142, 01584 555 0162.
#: Without groups it is rather a number of registration.
_DIALLED = re.compile(r"(?=\d*[ ()+./-])(?:\+\d|\(\+?\d{1,5}\)|0\d)[\d ()./-]{6,18}")
_FEWEST_DIGITS, _MOST_DIGITS = 9, 15
#: 01.02.2026 and 01/02/2026 are days.
_DAY = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}")


def propose_phone_of_head(
    reading: Reading, labels: Labels, document_type: DocumentType
) -> Iterator[Candidate]:
    """The first number in the head of the first page that no label claims."""
    name = next((one.name for one in document_type.fields if one.kind is Kind.PHONE), None)
    if name is None:
        return
    for segment in reading.on_page(reading.pages[0].number):
        if reading.height(segment) > _HEAD or labels.of(segment):
            continue
        if found := _phone(segment):
            yield candidate(name, segment, found, _CONFIDENCE)
            return


def _phone(segment: Segment) -> Found | None:
    for part in _PARTS.finditer(segment.text):
        printed = part.group().strip()
        digits = sum(letter.isdigit() for letter in printed)
        is_long = _FEWEST_DIGITS <= digits <= _MOST_DIGITS
        if is_long and _DIALLED.fullmatch(printed) and not _DAY.match(printed):
            start = segment.text.index(printed, part.start())
            return Found(start, start + len(printed), re.sub(r"[^\d+]", "", printed))
    return None
