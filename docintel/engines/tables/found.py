"""A table while it is being put together: what stands in which place of its grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from docintel.core.geometry import Box, around
from docintel.core.lines import group_lines
from docintel.core.page import Cell, Table, Word


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a grid and what of the page it is; the ends of ranges are excluded."""

    rows: range
    columns: range
    box: Box
    confidence: float

    def joined(self, other: Place) -> Place:
        """One cell of two pieces in the same fields of the grid."""
        sure = min(self.confidence, other.confidence)
        return replace(self, box=self.box.union(other.box), confidence=sure)


def cells_of(pieces: Iterable[Place]) -> list[Place]:
    """One place for all pieces in the same rows and columns."""
    cells: dict[tuple[range, range], Place] = {}
    for piece in pieces:
        fields = piece.rows, piece.columns
        cells[fields] = cells[fields].joined(piece) if fields in cells else piece
    return list(cells.values())


def table_of(places: Iterable[Place], words: Sequence[Word]) -> Table | None:
    """The table, cells in row-major order; None where fewer than two columns are left.

    Rows and columns that nothing begins in are left out.
    """
    found = sorted(places, key=lambda place: (place.rows.start, place.columns.start))
    if not found:
        return None
    rows = {row: place for place, row in enumerate(sorted({one.rows.start for one in found}))}
    columns = {
        column: place for place, column in enumerate(sorted({one.columns.start for one in found}))
    }
    if len(columns) < 2:
        return None
    cells = [_cell(_renumbered(place, rows, columns), words) for place in found]
    return Table(around(place.box for place in found), tuple(cells))


def _cell(place: Place, words: Sequence[Word]) -> Cell:
    inside = [word for word in words if place.box.holds_center_of(word.box)]
    return Cell(
        place.rows.start,
        place.columns.start,
        " ".join(line.text for line in group_lines(inside)),
        place.box,
        len(place.rows),
        len(place.columns),
        place.confidence,
    )


def _renumbered(place: Place, rows: dict[int, int], columns: dict[int, int]) -> Place:
    return replace(place, rows=_inside(place.rows, rows), columns=_inside(place.columns, columns))


def _inside(span: range, numbers: dict[int, int]) -> range:
    first = numbers[span.start]
    return range(first, first + sum(one in numbers for one in span))
