"""Propose what a driving licence says, whose entries have numbers in place of labels.

The numbers are those of EU directive 2006/126/EC, which the United Kingdom and others use too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import find_values

_CODE = re.compile(r"(?<!\S)(?P<code>1|2|3|4[abcd]|5|8|9)\s?[.:]?(?=\s|$)")
#: The role and kind of what stands behind a number.
_MEANT = {
    "1": ("surname", Kind.NAME),
    "2": ("given_names", Kind.NAME),
    "4a": ("date", Kind.DATE),
    "4b": ("expiry_date", Kind.DATE),
    "4c": ("issuing_authority", Kind.TEXT),
    "4d": ("personal_number", Kind.IDENTIFIER),
    "5": ("number", Kind.IDENTIFIER),
    "8": ("address", Kind.NAME),
    "9": ("licence_categories", Kind.TEXT),
}
#: So many of those that every licence has make it one.
_TELLING, _FEWEST = {"1", "2", "3", "4a", "4b", "5"}, 4
_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True)
class Coded:
    """The text behind a number, `segment.text[start:end]`."""

    code: str
    segment: Segment
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]


def has_licence_codes(reading: Reading) -> bool:
    """Whether the numbers of a licence stand before texts."""
    return bool(_coded(reading))


def propose_licence(reading: Reading, day_first: bool) -> Iterator[Candidate]:
    """Candidates under the roles of the fields, the first entry of each number."""
    for one in _coded(reading).values():
        if one.code == "3":
            yield from _born(one, day_first)
        else:
            name, kind = _MEANT[one.code]
            for found in find_values(kind, one.text, day_first)[:1]:
                yield candidate(name, one.segment, found.moved(one.start), _CONFIDENCE)


def _born(one: Coded, day_first: bool) -> Iterator[Candidate]:
    """Date and place of birth stand behind one number."""
    for born in find_values(Kind.DATE, one.text, day_first)[:1]:
        yield candidate("date_of_birth", one.segment, born.moved(one.start), _CONFIDENCE)
        for place in find_values(Kind.NAME, one.text[born.end :]):
            found = place.moved(one.start + born.end)
            yield candidate("place_of_birth", one.segment, found, _CONFIDENCE)


def _coded(reading: Reading) -> dict[str, Coded]:
    """The entries by their number; none where too few stand there to be a licence's."""
    found: dict[str, Coded] = {}
    for segment in reading.segments:
        for one in _in_segment(reading, segment):
            found.setdefault(one.code, one)
    return found if len(_TELLING & set(found)) >= _FEWEST else {}


def _in_segment(reading: Reading, segment: Segment) -> Iterator[Coded]:
    marks = list(_CODE.finditer(segment.text))
    if not marks or marks[0].start() > 0:
        return
    ends = [mark.start() for mark in marks[1:]] + [len(segment.text)]
    for mark, end in zip(marks, ends, strict=True):
        if segment.text[mark.end() : end].strip():
            yield Coded(mark["code"], segment, mark.end(), end)
        else:
            for other in reading.right_of(segment)[:1]:
                yield Coded(mark["code"], other, 0, len(other.text))
