"""Cells of tables, by where the middles of words stand."""

from __future__ import annotations

from docintel.core.geometry import Box
from docintel.core.page import Cell, Page, Word
from docintel.extraction.table_cells import TableCells

LEFT = Cell(0, 0, "two words", Box(0, 0, 100, 40))
RIGHT = Cell(0, 1, "2.50 kg", Box(100, 0, 200, 40))
EMPTY = Cell(1, 0, " ", Box(0, 40, 100, 80))
PAGE = Page(
    1, 200, 80, 100, words=(Word("words", Box(50, 10, 110, 30)), Word("two", Box(5, 10, 40, 30)))
)


def test_a_word_belongs_to_the_cell_that_holds_its_middle() -> None:
    segment = TableCells(PAGE).read(LEFT)
    assert segment is not None
    assert segment.text == "two words"
    assert (segment.row, segment.column) == (0, 0)


def test_a_cell_without_words_has_the_text_that_its_detector_read() -> None:
    segment = TableCells(PAGE).read(RIGHT)
    assert segment is not None
    assert segment.text == "2.50 kg"
    assert segment.box == RIGHT.box


def test_in_an_empty_cell_stands_nothing() -> None:
    assert TableCells(PAGE).read(EMPTY) is None


def test_a_cell_is_looked_at_once() -> None:
    cells = TableCells(PAGE)
    assert cells.read(LEFT) is cells.read(LEFT)
