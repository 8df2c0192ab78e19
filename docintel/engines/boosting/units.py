"""The pieces of a document that may be a value: dates, amounts, numbers, stretches of text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docintel.core.dates import find_dates
from docintel.core.document_type import FREE_KINDS, Kind
from docintel.extraction.labels import LabelHit
from docintel.extraction.reading import Segment
from docintel.extraction.values import find_values

#: Kinds that a stretch of text may hold; they share their units.
TEXTS = FREE_KINDS | {Kind.DURATION}
#: A number with letters and marks, or several groups of digits: 4711, RE-2024/13, 0012 345.
_NUMBER = re.compile(r"(?<!\w)(?:\d{2,4}(?: \d{2,4})+(?![\w.,/:-])|[^\W_][\w/.\-#*]*)")
#: A colon that ends a label, and the dash or blanks behind it.
_COLON = re.compile(r"(?<=\w)\s?[:=](?=\s|$|[^\d\s/])\s*[-\u2013]?\s*")


@dataclass(frozen=True, slots=True)
class Unit:
    """`text[start:end]` of a segment (by its place in `Reading.segments`), read as one kind."""

    segment: int
    start: int
    end: int
    kind: Kind
    value: str


def family(kind: Kind) -> Kind:
    """The kind under which units of this kind are found."""
    return Kind.TEXT if kind in TEXTS else kind


def find_units(
    segments: Sequence[Segment],
    kinds: Sequence[Kind],
    labels_of: Callable[[Segment], Sequence[LabelHit]],
    day_first: bool,
) -> tuple[Unit, ...]:
    """Units of these kinds (families), segment by segment."""
    found: list[Unit] = []
    without_digits = [kind for kind in kinds if kind not in _NEED_DIGIT]
    for index, segment in enumerate(segments):
        for kind in kinds if any(map(str.isdigit, segment.text)) else without_digits:
            if kind is Kind.TEXT:
                found += _texts(index, segment.text, labels_of(segment))
            elif kind is Kind.IDENTIFIER:
                found += _numbers(index, segment.text)
            else:
                found += (
                    Unit(index, one.start, one.end, kind, one.value)
                    for one in find_values(kind, segment.text, day_first)
                )
    return tuple(found)


_NEED_DIGIT = frozenset(Kind) - TEXTS - {Kind.EMAIL, Kind.BIC, Kind.URL, Kind.COUNTRY}


def _texts(index: int, text: str, hits: Sequence[LabelHit]) -> Iterator[Unit]:
    """The text between labels; a label is a unit of its own, which is no value."""
    cuts = {0, len(text)}
    for match in _COLON.finditer(text):
        cuts.add(match.end())
    for hit in hits:
        if hit.leads:
            cuts.add(hit.end)
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        piece = text[start:end].strip(" :;.-\u2013\u2014#|\u2022\t=")
        if sum(map(str.isalnum, piece)) >= 2:
            begin = text.index(piece, start)
            yield Unit(index, begin, begin + len(piece), Kind.TEXT, piece)


def _numbers(index: int, text: str) -> Iterator[Unit]:
    dates = [(one.start, one.end) for one in find_dates(text)]
    for match in _NUMBER.finditer(text):
        printed = match.group().rstrip(".,;:-/")
        is_short = not 2 <= len(printed) <= 40
        if is_short or not any(map(str.isdigit, printed)):
            continue
        if any(start <= match.start() < end for start, end in dates):
            continue
        end = match.start() + len(printed)
        yield Unit(index, match.start(), end, Kind.IDENTIFIER, printed.replace(" ", ""))
