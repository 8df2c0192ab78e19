"""Text, Markdown, HTML and workbooks read like the paper, and nothing read passes for markup."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import html  # type: ignore[import-untyped]

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Cell, Region, Table
from docintel.exporting.blocks import Block
from docintel.exporting.csv_rows import write_tables
from docintel.exporting.html import write_html
from docintel.exporting.html_table import write_html_tables
from docintel.exporting.markdown import write_markdown
from docintel.exporting.plain_text import write_text
from docintel.exporting.prose import lines_to_show
from docintel.exporting.subject import Subject
from docintel.exporting.xlsx import write_xlsx
from tests.unit.exported_paper import line, page_of, paper, two_columns
from tests.unit.test_record import FILING

FULL = Box(0, 0, 1000, 1400)
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def spanning() -> Subject:
    """A head over two columns, and a cell over two rows."""
    cells = (
        Cell(0, 0, "Goods", Box(0, 0, 100, 60), row_span=2),
        Cell(0, 1, "=Price", Box(100, 0, 300, 30), column_span=2),
        Cell(1, 1, "net", Box(100, 30, 200, 60)),
        Cell(1, 2, "gross", Box(200, 30, 300, 60)),
        Cell(2, 0, "Tea", Box(0, 60, 100, 90)),
        Cell(2, 1, "5.00", Box(100, 60, 200, 90)),
        Cell(2, 2, "5,35", Box(200, 60, 300, 90)),
    )
    page = page_of(1, [], tables=(Table(Box(0, 0, 300, 90), cells),))
    return Subject(FILING, Document(FILING.id, (page,)))


def test_a_page_of_two_columns_is_read_column_by_column() -> None:
    first, _ = write_text(paper()).decode().split("\f")
    assert first == (
        "Running head\n\nThe title\n\nleft one\nleft two\n\nright one\nright two\n\nFig. 1\n\n"
        "Item\tPrice\nTea\t5.00\n\npage 1"
    )


def test_lines_beside_each_other_are_one_line_of_plain_text() -> None:
    page = page_of(1, [line("Total", 100, 100), line("5.00", 800, 100)])
    assert write_text(Subject(FILING, Document("d", (page,)))) == b"Total\t5.00\n"


def test_markdown_has_headings_tables_and_what_is_beside_the_text() -> None:
    text = write_markdown([paper()]).decode()
    assert "### The title\n\nleft one  \nleft two\n\nright one  \nright two\n" in text
    assert "| Item | Price |\n| --- | --- |\n| Tea | 5.00 |" in text
    assert "*Running head*" in text
    assert "\n\\= 1 + 1" in text


def test_markdown_lists_keep_their_numbers_and_lose_their_bullets() -> None:
    lines = [line("1. first", 100, 100), line("\u2022 second", 100, 150)]
    regions = tuple(
        Region("list-item", Box(90, top - 5, 600, top + 30), n) for n, top in enumerate((100, 150))
    )
    page = page_of(1, lines, regions=regions)
    assert b"1. first\n\n- second" in write_markdown([Subject(FILING, Document("d", (page,)))])


def test_html_reads_like_the_paper() -> None:
    root = html.fromstring(write_html(paper()))
    assert root.get("lang") == "de"
    first = root.xpath("//section")[0]
    tags = [child.tag for child in first]
    assert tags == ["header", "h1", "p", "p", "figure", "p", "table", "footer"]
    assert [cell.text for cell in first.xpath(".//td")] == ["Item", "Price", "Tea", "5.00"]


def test_what_was_read_is_no_markup_in_html() -> None:
    second = html.fromstring(write_html(paper())).xpath("//section")[1]
    assert not second.xpath(".//b")
    assert "<b>&amp;</b> ]]>" in second.text_content()


def test_running_text_is_joined_and_an_address_is_not() -> None:
    prose = [
        line("these are words of a text that is run-", 100, 100),
        line("ning over as many lines as it needs to", 100, 140),
        line("be told", 100, 180),
    ]
    [text] = lines_to_show(Block("text", FULL, tuple(prose)))
    assert text.startswith("these are words of a text that is running over")
    address = [line("Harbour Light Hotel", 100, 100), line("3 Quayside", 100, 140)]
    assert lines_to_show(Block("text", FULL, tuple(address))) == [
        "Harbour Light Hotel",
        "3 Quayside",
    ]


def test_cells_that_span_do_so_in_html() -> None:
    [table] = html.fromstring(write_html_tables(spanning())).xpath("//table")
    assert table.find("caption").text == "Page 1, table 1"
    spans = [(td.text, td.get("rowspan"), td.get("colspan")) for td in table.xpath(".//td")]
    assert spans[:3] == [("Goods", "2", None), ("=Price", None, "2"), ("net", None, None)]


def test_tables_as_csv_say_where_they_stand_and_are_no_formulas() -> None:
    found = list(csv.reader(io.StringIO(write_tables([spanning()]).decode())))
    assert found[0] == ["id", "name", "page", "table", "column 1", "column 2", "column 3"]
    assert [row[2:] for row in found[1:]] == [
        ["1", "1", "Goods", "'=Price", ""],
        ["1", "1", "", "net", "gross"],
        ["1", "1", "Tea", "5.00", "5,35"],
    ]


def test_every_table_is_told_by_its_page_and_its_number_there() -> None:
    [table] = spanning().document.pages[0].tables
    pages = (page_of(1, []), page_of(2, [], tables=(table, table)))
    rows = csv.reader(io.StringIO(write_tables([Subject(FILING, Document("d", pages))]).decode()))
    assert [row[2:5] for row in rows if row[4] == "Tea"] == [["2", "1", "Tea"], ["2", "2", "Tea"]]


def test_columns_behind_the_twenty_sixth_have_two_letters() -> None:
    cells = tuple(Cell(0, at, f"c{at}", Box(10 * at, 0, 10 * at + 9, 9)) for at in range(28))
    page = page_of(1, [], tables=(Table(Box(0, 0, 280, 9), cells),))
    workbook = write_xlsx([Subject(FILING, Document(FILING.id, (page,)))])
    sheet = ET.fromstring(zipfile.ZipFile(io.BytesIO(workbook)).read("xl/worksheets/sheet3.xml"))
    places = [cell.get("r") for cell in sheet.iter(f"{MAIN}c")]
    assert (places[0], places[25:]) == ("A1", ["Z1", "AA1", "AB1"])


def test_a_workbook_has_amounts_as_numbers_and_never_a_formula() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_xlsx([spanning()])))
    sheet = ET.fromstring(archive.read("xl/worksheets/sheet3.xml"))
    cells = {cell.get("r"): cell for cell in sheet.iter(f"{MAIN}c")}
    assert cells["B3"].findtext(f"{MAIN}v") == "5.00"
    assert cells["C3"].get("t") == cells["B1"].get("t") == "inlineStr"
    assert [one.get("ref") for one in sheet.iter(f"{MAIN}mergeCell")] == ["A1:A2", "B1:C1"]
    assert not list(sheet.iter(f"{MAIN}f"))


def test_the_same_documents_make_the_same_workbook() -> None:
    assert write_xlsx([paper(), spanning()]) == write_xlsx([paper(), spanning()])


def test_openpyxl_reads_our_workbook() -> None:
    openpyxl: Any = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx([paper(), spanning()])))
    assert book.sheetnames == [
        *("Values", "Line items", "Document 1 page 1 table 1", "Document 2 page 1 table 1"),
    ]
    sheet = book["Document 2 page 1 table 1"]
    assert [cell.value for cell in sheet[3]] == ["Tea", 5.0, "5,35"]
    assert sorted(map(str, sheet.merged_cells.ranges)) == ["A1:A2", "B1:C1"]
    assert book["Values"]["B2"].value == "a.pdf"


def test_nothing_in_a_cell_or_a_line_parts_rows_or_pages_of_plain_text() -> None:
    table = Table(
        Box(0, 0, 200, 30),
        (Cell(0, 0, "two\nlines", Box(0, 0, 100, 30)), Cell(0, 1, "a\tb", Box(100, 0, 200, 30))),
    )
    page = page_of(1, [line("next\x0cpage", 100, 300)], tables=(table,))
    text = write_text(Subject(FILING, Document("d", (page,)))).decode()
    assert text.split("\n") == ["two lines\ta b", "", "nextpage", ""]


def test_a_page_that_failed_is_an_empty_one() -> None:
    failed = replace(two_columns(), words=(), lines=(), regions=(), tables=(), width=0, height=0)
    assert write_text(Subject(FILING, Document("d", (failed,)))) == b"\n"
