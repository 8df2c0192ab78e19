"""Leave out captions and sources that a model took for the first and last rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from docintel.core.geometry import around
from docintel.core.page import Cell, Table

#: Such a line begins at the left edge, has at least so many words and reaches over so much of
#: the width. Headings of groups of columns stand in the middle, those of rows are shorter.
_AT_EDGE, _WORDS, _REACHES = 0.02, 5, 0.35
#: Rows that have to be left.
_FEWEST = 2


def without_surroundings(table: Table) -> Table:
    """The table from its first to its last row that is more than a line of text."""
    rows = [list(row) for _, row in groupby(table.cells, key=lambda cell: cell.row)]
    while len(rows) > _FEWEST and _is_prose(rows[0], table):
        rows = rows[1:]
    while len(rows) > _FEWEST and _is_prose(rows[-1], table):
        rows = rows[:-1]
    cells = [cell for row in rows for cell in row]
    if len(cells) == len(table.cells):
        return table
    first = cells[0].row
    moved = tuple(replace(cell, row=cell.row - first) for cell in cells)
    return Table(around(cell.box for cell in cells), moved, table.header_rows)


def _is_prose(row: Sequence[Cell], table: Table) -> bool:
    if len(row) > 1:
        return False
    box, width = row[0].box, table.box.width
    return (
        box.left - table.box.left <= _AT_EDGE * width
        and box.width >= _REACHES * width
        and len(row[0].text.split()) >= _WORDS
    )
