"""Tables are measured by their cells, on the page as it was prepared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from docintel.core.geometry import Box
from docintel.core.page import Cell, Page, Table, Word
from docintel.core.plane_map import turned
from docintel.errors import ConfigError
from docintel.evaluation.tables.cells import same_text
from docintel.evaluation.tables.outcome import Count, compared
from docintel.evaluation.tables.report import FileOutcome, TableReport, table_report_to_text
from docintel.evaluation.tables.truth import TrueCell, TrueTable, read_tabled_files

TEXTS = (("Item", "Price"), ("Tea", "5.00"))


def box(row: int, column: int) -> Box:
    return Box(100 * column, 40 * row, 100 * column + 90, 40 * row + 30)


def word(row: int, column: int) -> Word:
    outer = box(row, column)
    inner = Box(outer.left + 10, outer.top + 8, outer.left + 60, outer.top + 24)
    return Word(TEXTS[row][column], inner)


PLACES = [(0, 0), (0, 1), (1, 0), (1, 1)]
WORDS = tuple(word(*place) for place in PLACES)
FOUND = Table(
    Box(0, 0, 190, 70),
    tuple(Cell(*place, TEXTS[place[0]][place[1]], box(*place)) for place in PLACES),
)
TRUE = TrueTable(
    1,
    Box(0, 0, 190, 70),
    tuple(TrueCell(word(*p).box, TEXTS[p[0]][p[1]], *p) for p in PLACES),
)
PAGE = Page(1, 200, 100, 72, words=WORDS, tables=(FOUND,))


def test_boxes_drawn_tight_and_out_to_the_rules_are_the_same_cell() -> None:
    tally = compared(PAGE, [TRUE], None).tally
    assert tally.cells == Count(4, 4, 4)
    assert tally.tables == Count(1, 1, 1)
    assert tally.neighbours == Count(4, 4, 4)


def test_a_cell_that_swallowed_its_neighbour_is_wrong_and_both_are_missed() -> None:
    wide = Cell(0, 0, "Item Price", Box(0, 0, 190, 30), 1, 2)
    table = replace(FOUND, cells=(wide, *FOUND.cells[2:]))
    outcome = compared(replace(PAGE, tables=(table,)), [TRUE], None)
    assert outcome.tally.cells == Count(4, 3, 2)
    assert [cell.text for cell in outcome.matched.missed] == ["Item", "Price"]
    assert outcome.matched.wrong == (wide,)


def test_another_text_is_another_cell() -> None:
    cells = (replace(FOUND.cells[0], text="Quantity"), *FOUND.cells[1:])
    page = replace(PAGE, tables=(replace(FOUND, cells=cells),))
    assert compared(page, [TRUE], None).tally.cells.right == 3


def test_a_misread_letter_is_no_matter_of_tables() -> None:
    assert same_text("Description", "De5cription")
    assert same_text("ﬁve  apples", "five apples")
    assert not same_text("12.00", "18.50")


def test_a_table_where_there_is_none_counts_against() -> None:
    tally = compared(PAGE, [], None).tally
    assert tally.cells == Count(0, 4, 0)
    assert (tally.cells.precision, tally.cells.recall) == (0.0, None)


def test_cells_without_a_letter_or_digit_count_on_neither_side() -> None:
    dash = Word("-", Box(110, 48, 120, 64))
    cells = (*FOUND.cells[:3], Cell(1, 1, "-", box(1, 1)))
    page = replace(PAGE, words=(*WORDS[:3], dash), tables=(replace(FOUND, cells=cells),))
    truth = replace(TRUE, cells=TRUE.cells[:3])
    assert compared(page, [truth], None).tally.cells == Count(3, 3, 3)


def test_boxes_in_points_are_drawn_up() -> None:
    doubled = replace(
        TRUE,
        box=TRUE.box.scaled(0.5),
        cells=tuple(replace(cell, box=cell.box.scaled(0.5)) for cell in TRUE.cells),
    )
    assert compared(PAGE, [doubled], 36).tally.cells.right == 4


def test_truth_follows_a_page_that_was_turned() -> None:
    turn, size = turned((200, 100), 90)
    assert size == (100, 200)
    # The table as it stands in the file, where the page still lies on its side.
    sideways = TrueTable(1, Box(30, 0, 100, 190), ())
    [truth] = compared(replace(PAGE, to_original=turn), [sideways], None).truth
    found = (truth.box.left, truth.box.top, truth.box.right, truth.box.bottom)
    assert found == pytest.approx((0, 0, 190, 70), abs=1e-6)


def test_labels_may_give_boxes_alone(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    table = {
        "box": [0, 0, 9, 9],
        "cells": [[0, 0, 4, 4], {"box": [5, 0, 9, 4], "row": 0, "column": 1}],
    }
    rows = [
        {"id": "a", "image": "a.png", "tables": [table]},
        {"id": "b", "pdf": "b.pdf", "dpi": 144, "tables": [{**table, "page": 2, "box": None}]},
    ]
    labels.write_text("\n".join(json.dumps(row) for row in rows))
    first, second = read_tabled_files(labels)
    assert first.dpi is None and first.path == tmp_path / "a.png"
    assert [cell.column for cell in first.tables[0].cells] == [None, 1]
    assert (second.dpi, second.tables[0].page) == (144.0, 2)
    assert second.tables[0].box == Box(0, 0, 9, 4)


def test_labels_without_tables_are_refused_with_their_line(tmp_path: Path) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text('{"id": "a", "image": "a.png"}\n')
    with pytest.raises(ConfigError, match="line 1: no file with tables"):
        read_tabled_files(labels)


def test_the_report_has_a_line_a_file_a_split_and_for_all() -> None:
    tally = compared(PAGE, [TRUE], None).tally
    files = [FileOutcome(name, tally, 1, 0.5, split=name) for name in ("eu", "us")]
    text = table_report_to_text(TableReport(tuple(files))).splitlines()
    assert [line.split()[0] for line in text[1:6]] == ["eu", "us", "[eu]", "[us]", "all"]
    assert text[5].split()[-1] == "100.0"
    assert text[-1] == "0.50 seconds a page, 2 pages"
