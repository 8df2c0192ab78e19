"""Every format is written from the same blocks, which hold each line once, as a person reads."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from docintel.core.page import Page
from docintel.exporting.blocks import blocks_of
from docintel.exporting.ticked import lines_with_signs
from tests.unit.exported_paper import two_columns
from tests.unit.strategies import pages


def texts(page: Page) -> list[str]:
    return [line.text for block in blocks_of(page) for line in block.lines]


def test_blocks_come_in_reading_order_with_the_labels_of_their_regions() -> None:
    blocks = blocks_of(two_columns())
    assert [block.label for block in blocks] == [
        *("page-header", "title", "text", "text", "picture", "caption", "table", "page-footer"),
    ]
    assert texts(two_columns()) == [line.text for line in two_columns().lines]


def test_a_table_takes_the_lines_that_stand_in_it() -> None:
    [table] = [block for block in blocks_of(two_columns()) if block.table]
    assert [line.text for line in table.lines] == ["Item", "Price", "Tea", "5.00"]


def test_a_table_stands_between_the_lines_where_there_is_no_layout() -> None:
    blocks = blocks_of(replace(two_columns(), regions=()))
    assert [block.label for block in blocks] == ["unknown", "table", "unknown"]
    assert [line.text for line in blocks[-1].lines] == ["page 1"]


def test_words_are_shown_also_where_ordering_them_failed() -> None:
    page = replace(two_columns(), lines=(), regions=(), tables=())
    assert Counter(" ".join(texts(page)).split()) == Counter(word.text for word in page.words)


@given(pages(1))
@settings(max_examples=60)
def test_every_line_is_in_exactly_one_block(page: Page) -> None:
    found = [line for block in blocks_of(page) for line in block.lines]
    assert Counter(found) == Counter(lines_with_signs(page))
    if not (page.lines or page.marks):
        assert Counter(word for line in found for word in line.words) == Counter(page.words)
