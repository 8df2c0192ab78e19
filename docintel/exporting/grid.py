"""A table as rows of cells, each where it begins, for formats that know rows and columns."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.page import Cell, Table

#: Wider and longer tables are not found on paper; what is beyond comes from damaged numbers.
_MOST_ROWS, _MOST_COLUMNS = 100_000, 1_000


def rows_of(table: Table) -> list[list[Cell]]:
    """The cells by row, from left to right; a row that only spans reach into is empty."""
    rows: dict[int, list[Cell]] = {}
    for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    return [rows.get(number, []) for number in range(min(max(rows, default=-1) + 1, _MOST_ROWS))]


def texts_of(table: Table) -> list[list[str]]:
    """The texts in a full grid; what spans stands at its first place, the others are empty."""
    rows = rows_of(table)
    width = max((cell.column + cell.column_span for row in rows for cell in row), default=0)
    return [_texts(row, min(width, _MOST_COLUMNS)) for row in rows]


def _texts(row: Sequence[Cell], width: int) -> list[str]:
    texts = [""] * width
    for cell in row:
        if cell.column < width:
            # Damaged grids have two cells in one place.
            texts[cell.column] = f"{texts[cell.column]} {cell.text}".strip()
    return texts
