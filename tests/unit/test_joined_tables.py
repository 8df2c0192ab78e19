"""A table that goes on over pages is one table, and every row keeps its page."""

from __future__ import annotations

import csv
import io
import time
from dataclasses import replace

import openpyxl  # type: ignore[import-untyped]
from lxml import html  # type: ignore[import-untyped]

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.joined_tables import joined_tables
from docintel.core.page import Cell, Page, Table
from docintel.exporting.csv_rows import write_tables
from docintel.exporting.html_table import write_html_tables
from docintel.exporting.subject import Subject
from docintel.exporting.xlsx import write_xlsx
from tests.unit.test_record import FILING

HEADER = ("Date", "Text", "Amount")


def table(*rows: tuple[str, ...], header: int = 0, left: float = 100, top: float = 100) -> Table:
    cells = tuple(
        Cell(row, column, text, Box(left + 250 * column, y, left + 250 * column + 200, y + 20))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        for y in [top + 24 * row]
    )
    return Table(Box(left, top, left + 700, 1200), cells, header)


def page(number: int, *tables: Table) -> Page:
    return Page(number, 1000, 1400, 100, tables=tables)


def texts(joined: Table) -> list[str]:
    return [cell.text for cell in joined.cells if cell.column == 1]


FIRST = table(HEADER, ("1 May", "rent", "9.00"), header=1)
NEXT = table(HEADER, ("2 May", "tea", "4.00"), header=1)


def test_a_header_that_is_printed_again_is_left_out() -> None:
    [joined] = joined_tables([page(1, FIRST), page(2, NEXT)])
    assert texts(joined.table) == ["Text", "rent", "tea"]
    assert joined.pages == (1, 1, 2)
    assert [cell.row for cell in joined.table.cells] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_rows_without_a_header_go_on() -> None:
    rest = table(("2 May", "tea", "4.00"), ("3 May", "salt", "1.00"))
    [joined] = joined_tables([page(1, FIRST), page(2, rest)])
    assert texts(joined.table) == ["Text", "rent", "tea", "salt"]
    assert joined.pages == (1, 1, 2, 2)


def test_another_header_begins_another_table() -> None:
    other = table(("Name", "Place", "Age"), ("Ann", "Ulm", "33"), header=1)
    assert len(joined_tables([page(1, FIRST), page(2, other)])) == 2


def test_other_columns_begin_another_table() -> None:
    assert len(joined_tables([page(1, FIRST), page(2, replace_left(NEXT, 160))])) == 2
    narrow = table(("Date", "Text"), ("2 May", "tea"), header=1)
    assert len(joined_tables([page(1, FIRST), page(2, narrow)])) == 2


def replace_left(old: Table, left: float) -> Table:
    shift = left - old.box.left
    return replace(
        old,
        cells=tuple(
            replace(
                cell,
                box=Box(
                    cell.box.left + shift, cell.box.top, cell.box.right + shift, cell.box.bottom
                ),
            )
            for cell in old.cells
        ),
    )


def test_a_table_of_nothing_but_spans_goes_nowhere() -> None:
    span = Table(FIRST.box, (replace(FIRST.cells[0], column_span=2),))
    assert len(joined_tables([page(1, span), page(2, span)])) == 2


def test_a_page_between_parts_them() -> None:
    assert len(joined_tables([page(1, FIRST), page(2), page(3, NEXT)])) == 2
    assert len(joined_tables([page(1, FIRST), page(3, NEXT)])) == 2


def test_only_the_first_table_of_a_page_goes_on() -> None:
    found = joined_tables([page(1, FIRST), page(2, NEXT, NEXT)])
    assert [one.pages for one in found] == [(1, 1, 2), (2, 2)]


def test_a_table_that_ends_high_on_its_page_is_over() -> None:
    short = replace(FIRST, box=Box(100, 100, 800, 400))
    assert len(joined_tables([page(1, short), page(2, NEXT)])) == 2


def test_two_thousand_rows_over_forty_pages_are_one_table_at_once() -> None:
    rows = [tuple(f"{number} {name}" for name in HEADER) for number in range(50)]
    pages = [page(number, table(HEADER, *rows, header=1)) for number in range(1, 41)]
    start = time.process_time()
    [joined] = joined_tables(pages)
    assert time.process_time() - start < 2
    assert len(joined.pages) == 2001
    assert joined.pages[-1] == 40


SUBJECT = Subject(FILING, Document(FILING.id, (page(1, FIRST), page(2, NEXT))))


def test_csv_keeps_the_page_of_each_row() -> None:
    [_, *found] = csv.reader(io.StringIO(write_tables([SUBJECT]).decode()))
    assert [row[2:6] for row in found] == [
        ["1", "1", "Date", "Text"],
        ["1", "1", "1 May", "rent"],
        ["2", "1", "2 May", "tea"],
    ]


def test_html_keeps_the_page_of_each_row_and_names_the_header() -> None:
    [found] = html.fromstring(write_html_tables(SUBJECT)).xpath("//table")
    assert found.find("caption").text == "Pages 1 to 2, table 1"
    assert [row.get("data-page") for row in found.xpath(".//tr")] == ["1", "1", "2"]
    assert [cell.text for cell in found.xpath(".//th")] == list(HEADER)


def test_a_workbook_has_one_sheet_for_it_with_the_pages_beside_the_rows() -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([SUBJECT])))
    sheet = book["Page 1 table 1"]
    assert [row[0] for row in sheet.iter_rows(values_only=True)] == ["1", "1", "2"]
    assert [row[2] for row in sheet.iter_rows(values_only=True)] == ["Text", "rent", "tea"]


def test_what_spans_is_merged_beside_the_pages_and_within_bounds() -> None:
    wide = replace(FIRST.cells[0], text="Bookings", column_span=3)
    endless = replace(FIRST.cells[3], row_span=10**9)
    first = replace(FIRST, cells=(wide, endless, *FIRST.cells[4:]), header_rows=0)
    last = replace(NEXT, header_rows=0)
    subject = Subject(FILING, Document(FILING.id, (page(1, first), page(2, last))))
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([subject])))
    assert [str(one) for one in book.worksheets[2].merged_cells.ranges] == ["B1:D1"]
