"""Name the cells of line items, and find what stands in a document under such a name."""

from __future__ import annotations

import re

from docintel.core.document import Document, Field

#: No document has a row whose number has more digits; longer ones would take long to read.
_CELL = re.compile(r"line_items\[(\d{1,9})\]\.(.+)")


def path_of_cell(row: int, column: str) -> str:
    """How a cell of the line item `row`, counted from 0, is named: `line_items[0].quantity`."""
    return f"line_items[{row}].{column}"


def cell_of(path: str) -> tuple[int, str] | None:
    """The row and the column that the path names; None for the name of a field."""
    found = _CELL.fullmatch(path)
    return (int(found[1]), found[2]) if found else None


def value_at(document: Document, path: str) -> Field | None:
    """The field of that name, or the cell; None where the document has none."""
    cell = cell_of(path)
    if cell is None:
        return document.field(path)
    row, column = cell
    return document.line_items[row].get(column) if row < len(document.line_items) else None
