"""Take what stands in a cell of a detected table for one segment."""

from __future__ import annotations

from docintel.core.lines import group_lines
from docintel.core.page import Cell, Line, Origin, Page, Word
from docintel.extraction.reading import Segment


class TableCells:
    """The cells of one page. A header is read again and again, each of its cells only once."""

    def __init__(self, page: Page) -> None:
        self._page = page
        # Every cell asks every word.
        self._middles = [(*word.box.center, word) for word in page.words]
        self._known: dict[Cell, Segment | None] = {}

    def read(self, cell: Cell) -> Segment | None:
        """The words in the cell, those of its own text where the page has none there."""
        if cell not in self._known:
            self._known[cell] = self._segment(cell)
        return self._known[cell]

    def _segment(self, cell: Cell) -> Segment | None:
        lines = group_lines(self._words(cell)) or _lines_of_text(cell)
        if not lines:
            return None
        line = Line(tuple(word for one in lines for word in one.words))
        source = self._page.source or Origin.OCR
        return Segment(line, line.text, line.box, self._page.number, cell.row, cell.column, source)

    def _words(self, cell: Cell) -> list[Word]:
        box = cell.box
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        return [word for x, y, word in self._middles if top <= y < bottom and left <= x < right]


def _lines_of_text(cell: Cell) -> tuple[Line, ...]:
    """A detector may know the text of a cell, but not where each word of it stands."""
    words = tuple(Word(piece, cell.box) for piece in cell.text.split())
    return (Line(words),) if words else ()
