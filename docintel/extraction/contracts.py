"""Propose who the parties of a contract are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from docintel.core.document import Candidate
from docintel.extraction.candidates import candidate
from docintel.extraction.companies import could_be_name, has_legal_form
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

#: What follows a party's name in the head of a contract.
_HEREINAFTER = (
    "hereinafter|nachfolgend|nachstehend|im folgenden|ci-après|en adelante|di seguito|hierna"
)
_CALLED = re.compile(
    rf"\(\s*(?:the\b|[\"\u201c\u201e\u00ab']|{_HEREINAFTER})|,?\s*(?:{_HEREINAFTER})\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"^(?:by and )?(?:between|zwischen|entre|tra|fra|tussen)\b\s*:?\s*(?:les soussignés\s*:?)?"
    r"|^(?:and|und|et|y|e|en)\b\s*:?|^\W*(?:\(?\d\)|[ab]\))",
    re.IGNORECASE,
)
_ENDS_NAME = re.compile(r",\s|\s\(|;|\s[-\u2013]\s|\s(?:a|an|with|having|mit Sitz|dont|con|met)\s")
_HEAD_ROWS = 40
_MOST_PARTIES = 3
_MOST_WORDS = 6


def propose_parties_of_contract(reading: Reading) -> Iterator[Candidate]:
    """The names in the head of the contract as one value, parted by semicolons."""
    parties: dict[str, tuple[Segment, Found]] = {}
    for segment in (row[0] for row in reading.rows[:_HEAD_ROWS]):
        if found := _party_in(segment):
            parties.setdefault(found.value.casefold(), (segment, found))
    chosen = list(parties.values())[:_MOST_PARTIES]
    if not chosen:
        return
    segment, first = chosen[0]
    names = "; ".join(found.value for _, found in chosen)
    made = candidate("parties", segment, first, 0.75 if len(chosen) > 1 else 0.5)
    boxes = tuple(
        box
        for place, found in chosen
        if place.page == segment.page
        for box in place.boxes(found.start, found.end)
    )
    yield replace(made, value=names, text=names, boxes=boxes)


def _party_in(segment: Segment) -> Found | None:
    opening = _BETWEEN.match(segment.text)
    start = opening.end() if opening else 0
    rest = segment.text[start:]
    called = _CALLED.search(rest)
    end = called.start() if called else len(rest)
    if cut := _ENDS_NAME.search(rest[:end]):
        end = cut.start()
    name = rest[:end].strip(' ,;:.-"“”„')
    introduced = opening is not None or called is not None
    likely = has_legal_form(name) or (called is not None and len(name.split()) <= _MOST_WORDS)
    if not (introduced and likely and name[:1].isupper() and could_be_name(name)):
        return None
    begin = segment.text.index(name)
    return Found(begin, begin + len(name), name)
