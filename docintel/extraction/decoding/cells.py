"""Read the cells of line items out of marked segments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.document_type import FREE_KINDS, FieldSpec, Kind
from docintel.extraction.decoding.parsed import parsed_values, runs
from docintel.extraction.decoding.placed import Piece, PlacedValue
from docintel.extraction.decoding.scored import Marked
from docintel.extraction.decoding.trim import trimmed

#: From where on a word belongs to a cell.
_ON = 0.35


@dataclass(frozen=True, slots=True)
class Cell:
    """A value under a column, in one segment."""

    column: FieldSpec
    value: PlacedValue

    @property
    def piece(self) -> Piece:
        return self.value.pieces[0]

    @property
    def is_number(self) -> bool:
        """Whether it is one of the numbers that make a row an item of its own."""
        return self.column.kind.is_numeric


def cells_of(column: FieldSpec, marked: Sequence[Marked], day_first: bool) -> Iterator[Cell]:
    """The cells of one column, in reading order; none shares a word with another."""
    for one in marked:
        if column.kind in FREE_KINDS:
            values = _texts(column.kind, one)
        else:
            values = _apart(list(parsed_values(column, one, day_first)))
        for value in values:
            yield Cell(column, value)


def _texts(kind: Kind, marked: Marked) -> list[PlacedValue]:
    found = []
    for start, end in runs(marked, _ON):
        piece = trimmed(kind, Piece(marked.segment, start, end))
        if piece:
            likely = marked.mean(piece.start, piece.end)
            found.append(PlacedValue(piece.text, (piece,), likely))
    return found


def _apart(values: list[PlacedValue]) -> list[PlacedValue]:
    """The likeliest values of a segment that do not overlap, from left to right."""
    chosen: list[PlacedValue] = []
    for value in sorted(values, key=lambda one: (-one.likely, one.pieces[0].start)):
        own = value.pieces[0]
        if value.likely < _ON:
            break
        if all(own.end <= one.pieces[0].start or one.pieces[0].end <= own.start for one in chosen):
            chosen.append(value)
    return sorted(chosen, key=lambda one: one.pieces[0].start)
