"""A value that a model marks, with the pieces of text that it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import prod

from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.core.geometry import Box
from docintel.core.page import Origin
from docintel.core.squash import squash
from docintel.extraction.reading import Segment

#: As sure as a model may be: none is certain.
_SUREST = 0.999


@dataclass(frozen=True, slots=True)
class Piece:
    """`segment.text[start:end]`."""

    segment: Segment
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.segment.boxes(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PlacedValue:
    """A normalised value, its pieces in reading order (one at least), and how likely it is."""

    value: str
    pieces: tuple[Piece, ...]
    likely: float

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    def candidate(self, name: str, voter: str, row: int | None = None) -> Candidate:
        page = self.pieces[0].segment.page
        on_page = [piece for piece in self.pieces if piece.segment.page == page]
        return Candidate(
            name=name,
            value=self.value,
            text=self.text,
            confidence=round(min(self.likely, _SUREST), 4),
            source=Origin.MODEL,
            voter=voter,
            page=page,
            boxes=tuple(box for piece in on_page for box in piece.boxes),
            row=row,
        )


def supported(kind: Kind, values: Iterable[PlacedValue]) -> list[PlacedValue]:
    """Each value once, the likeliest first: what is printed twice supports itself."""
    groups: dict[str, list[PlacedValue]] = {}
    for one in values:
        groups.setdefault(_key(kind, one.value), []).append(one)
    joined = [_joined(group) for group in groups.values()]
    return sorted(joined, key=lambda one: -one.likely)


def _joined(group: list[PlacedValue]) -> PlacedValue:
    """A place counts once, however many ways there are to read the value there."""
    apart: list[PlacedValue] = []
    for one in sorted(group, key=lambda one: -one.likely):
        if not any(_overlap(one, other) for other in apart):
            apart.append(one)
    doubt = prod(1 - min(one.likely, _SUREST) for one in apart)
    return PlacedValue(apart[0].value, apart[0].pieces, 1 - doubt)


def _overlap(one: PlacedValue, other: PlacedValue) -> bool:
    return any(
        piece.segment is there.segment and piece.start < there.end and there.start < piece.end
        for piece in one.pieces
        for there in other.pieces
    )


def _key(kind: Kind, value: str) -> str:
    exact = kind.is_numeric or kind in {Kind.DATE, Kind.TIME}
    return value if exact else squash(value) or value
