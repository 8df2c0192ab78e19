"""Count which cells stand beside which, the measure of the ICDAR 2013 table competition.

M. Göbel et al., "A methodology for evaluating algorithms for table understanding in PDF
documents", DocEng 2012: each cell with text is paired with the next one to its right and the next
one below it, and the pairs are compared by text, wherever on the page they stand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docintel.core.page import Cell, Table
from docintel.evaluation.tables.cells import squeezed
from docintel.evaluation.tables.truth import TrueTable

#: Text, text of the neighbour, and whether it is to the right or below.
Relation = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Placed:
    row: int
    column: int
    last_row: int
    last_column: int
    text: str


def relations_of(table: Table) -> Counter[Relation]:
    """Those of a table that was found."""
    return _relations([_found(cell) for cell in table.cells if cell.text.strip()])


def true_relations(table: TrueTable) -> Counter[Relation] | None:
    """Those of a table that a person marked; None where the truth has no rows and texts."""
    placed = [
        _Placed(
            cell.row,
            cell.column,
            cell.row + cell.row_span - 1,
            cell.column + cell.column_span - 1,
            squeezed(cell.text),
        )
        for cell in table.cells
        if cell.row is not None and cell.column is not None and cell.text is not None
    ]
    return _relations([cell for cell in placed if cell.text]) if placed else None


def _found(cell: Cell) -> _Placed:
    return _Placed(
        cell.row,
        cell.column,
        cell.row + cell.row_span - 1,
        cell.column + cell.column_span - 1,
        squeezed(cell.text),
    )


def _relations(cells: Sequence[_Placed]) -> Counter[Relation]:
    rows: dict[int, list[_Placed]] = {}
    columns: dict[int, list[_Placed]] = {}
    for cell in cells:
        for row in range(cell.row, cell.last_row + 1):
            rows.setdefault(row, []).append(cell)
        for column in range(cell.column, cell.last_column + 1):
            columns.setdefault(column, []).append(cell)
    pairs = {*_neighbours(rows, "right"), *_neighbours(columns, "below")}
    return Counter((one.text, other.text, way) for one, other, way in pairs)


def _neighbours(
    groups: dict[int, list[_Placed]], way: str
) -> Iterator[tuple[_Placed, _Placed, str]]:
    """Each cell of a row or column with the next one in it."""
    for group in groups.values():
        ordered = sorted(group, key=lambda cell: (cell.row, cell.column))
        for one, other in pairwise(ordered):
            yield one, other, way
