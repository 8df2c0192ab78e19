"""Pieces of text find their place in a grid, and a table knows its header."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box
from docintel.core.page import Cell, Table, Word
from docintel.engines.tables.found import Place, cells_of, table_of
from docintel.engines.tables.grid import Grid, Lines
from docintel.engines.tables.headers import header_rows
from docintel.engines.tables.surroundings import without_surroundings

BOX = Box(0, 0, 10, 10)


def lines(*places: float) -> Lines:
    return Lines(places, (1.0, *(0.5 for _ in places[2:]), 1.0))


GRID = Grid(lines(0, 20, 40), lines(0, 100, 200, 300))


def place(rows: range, columns: range, box: Box = BOX, confidence: float = 0.9) -> Place:
    return Place(rows, columns, box, confidence)


def cells(*texts: tuple[str, ...]) -> list[Cell]:
    return [
        Cell(row, column, text, BOX)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text
    ]


def test_a_piece_is_in_the_fields_that_it_reaches_into() -> None:
    [heading, value] = GRID.places([Box(20, 2, 190, 18), Box(210, 22, 290, 38)])
    assert (heading.rows, heading.columns) == (range(0, 1), range(0, 2))
    assert (value.rows, value.columns) == (range(1, 2), range(2, 3))


def test_a_letter_over_the_edge_is_no_span() -> None:
    [found] = GRID.places([Box(20, 2, 105, 21)])
    assert (found.rows, found.columns) == (range(0, 1), range(0, 1))


def test_a_cell_is_as_sure_as_the_lines_around_it() -> None:
    sure = Grid(lines(0, 20), lines(0, 100))
    [seen] = sure.places([Box(10, 2, 90, 18)])
    [guessed] = GRID.places([Box(10, 2, 90, 18)])
    assert 0.75 < guessed.confidence < seen.confidence < 1


@given(st.floats(-50, 350), st.floats(0, 200))
def test_every_piece_is_in_some_columns_of_the_grid(left: float, width: float) -> None:
    [found] = GRID.places([Box(left, 2, left + width, 18)])
    assert 0 <= found.columns.start < found.columns.stop <= 3


def test_pieces_in_the_same_fields_are_one_cell() -> None:
    upper, lower = Box(0, 0, 10, 10), Box(2, 12, 14, 22)
    places = [place(range(1), range(1), upper), place(range(1), range(1), lower, 0.4)]
    [cell] = cells_of(places)
    assert (cell.box, cell.confidence) == (Box(0, 0, 14, 22), 0.4)


def test_rows_and_columns_that_nothing_begins_in_are_left_out() -> None:
    places = [
        place(range(1), range(1)),
        place(range(2, 3), range(1, 4)),
        place(range(1), range(3, 4)),
    ]
    table = table_of(places, ())
    assert table
    assert [(c.row, c.column, c.column_span) for c in table.cells] == [
        (0, 0, 1),
        (0, 2, 1),
        (1, 1, 2),
    ]


def test_one_column_is_no_table() -> None:
    assert table_of([place(range(1), range(1)), place(range(1, 2), range(1))], ()) is None
    assert table_of([], ()) is None


def test_a_cell_says_its_words_line_by_line() -> None:
    box = Box(0, 0, 100, 40)
    words = [Word("below", Box(0, 22, 40, 38)), Word("above", Box(0, 2, 40, 18))]
    table = table_of([place(range(1), range(1), box), place(range(1), range(1, 2), BOX)], words)
    assert table and table.cells[0].text == "above below"


def test_lines_of_prose_around_the_rows_are_no_rows() -> None:
    caption = Cell(0, 0, "This table shows what was sold", Box(0, 0, 90, 9), column_span=2)
    rows = [
        Cell(row, column, text, Box(50 * column, 10 * row, 50 * column + 40, 10 * row + 9))
        for row, texts in ((1, ("Item", "Price")), (2, ("Tea", "5.00")))
        for column, text in enumerate(texts)
    ]
    source = replace(caption, row=3, text="Source: our own books, 2026.", box=Box(0, 30, 60, 39))
    table = without_surroundings(Table(Box(0, 0, 90, 39), (caption, *rows, source)))
    assert [(cell.row, cell.text) for cell in table.cells] == [
        (0, "Item"),
        (0, "Price"),
        (1, "Tea"),
        (1, "5.00"),
    ]
    assert table.box == Box(0, 10, 90, 29)


def test_the_heading_of_a_group_of_columns_is_a_row() -> None:
    heading = Cell(0, 1, "Prices in euro of the year", Box(50, 0, 90, 9), column_span=2)
    rows = [Cell(row, 0, "Tea", Box(0, 10 * row, 40, 10 * row + 9)) for row in (1, 2, 3)]
    table = Table(Box(0, 0, 90, 39), (heading, *rows))
    assert without_surroundings(table) == table


def test_the_header_ends_where_values_begin() -> None:
    assert header_rows(cells(("Item", "Price"), ("Tea", "5.00"))) == 1
    assert header_rows(cells(("", "Year ended"), ("", "2018", "2017"), ("Tea", "5.00", "4"))) == 2


def test_a_table_that_begins_with_values_has_no_header() -> None:
    assert header_rows(cells(("Tea", "5.00"), ("Cake", "4.00"))) == 0
    assert header_rows(()) == 0


def test_a_heading_of_the_body_is_no_header() -> None:
    table = cells(("", "2018", "2017"), ("", "EUR", "EUR"), ("Assets",), ("Cash", "5,000", "4,000"))
    assert header_rows(table) == 2


def test_a_table_of_words_has_a_header_of_one_row() -> None:
    assert header_rows(cells(("Name", "Role"), ("Ann", "Clerk"))) == 1
