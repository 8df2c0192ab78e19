"""Find tables and their cells with PyMuPDF."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Cell, Table, Word
from docintel.engines.pymupdf.layout import analyse, to_pixels, to_points
from docintel.engines.pymupdf.ruling_lines import find_ruling_lines
from docintel.errors import EngineError


@dataclass(frozen=True)
class PyMuPdfTables:
    """A TableDetector: the layout model's grid, split and merged by where the words stand."""

    def detect(self, image: Image, words: Sequence[Word]) -> list[Table]:
        """The page's tables; raises EngineError when PyMuPDF fails."""
        analysis = analyse(image, words)
        page: Any = analysis.document[0]
        page.layout_information = analysis.groups
        rules = [(to_points(one), to_points(other)) for one, other in find_ruling_lines(image)]
        found = page.find_tables(union=True, refine=True, add_lines=rules)
        if found is None:  # PyMuPDF prints its exception and returns nothing
            raise EngineError("PyMuPDF failed to find the tables")
        # One column of lines is no table; receipts are full of those.
        return [_table(table, words) for table in found.tables if table.col_count > 1]


def _table(table: Any, words: Sequence[Word]) -> Table:
    inside = [word for word in words if to_pixels(table.bbox).holds_center_of(word.box)]
    cells = tuple(_cell(row, column, cell, inside) for row, column, cell in _places(table))
    return Table(to_pixels(table.bbox), cells)


def _places(table: Any) -> Iterator[tuple[int, int, Any]]:
    """Row, column and cell, where a cell that spans pushes those after it to the right."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.placements):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            taken.update(
                (row + down, column + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            )


def _cell(row: int, column: int, cell: Any, words: Sequence[Word]) -> Cell:
    box = to_pixels(cell.bbox)
    return Cell(row, column, _text(box, words), box, cell.rowspan, cell.colspan)


def _text(box: Box, words: Sequence[Word]) -> str:
    lines = group_lines([word for word in words if box.holds_center_of(word.box)])
    return " ".join(line.text for line in lines)
