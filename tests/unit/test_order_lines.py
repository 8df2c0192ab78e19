"""Lines come in reading order, and every word is in exactly one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Page, Region, Word
from docintel.stages.order_lines import OrderLines

IMAGE = Image.new("RGB", (8, 8))


def page(words: list[Word], regions: list[Region] | None = None) -> Page:
    return Page(1, 1000, 1000, 200, words=tuple(words), regions=tuple(regions or ()))


def word(text: str, left: float, top: float) -> Word:
    return Word(text, Box(left, top, left + 12 * len(text), top + 24))


boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(0, 900),
    st.integers(0, 900),
    st.integers(0, 300),
    st.integers(0, 300),
)
words_anywhere = st.builds(Word, st.text("ab1", min_size=1, max_size=5), boxes)
regions_anywhere = st.builds(Region, st.sampled_from(["text", "table"]), boxes, st.integers(0, 9))


def test_columns_are_read_one_after_the_other() -> None:
    left, right = Region("text", Box(0, 0, 400, 900), 0), Region("text", Box(500, 0, 900, 900), 1)
    words = [
        word("one", 10, 10),
        word("three", 510, 10),
        word("two", 10, 50),
        word("four", 510, 50),
    ]
    ordered = OrderLines()(page(words, [right, left]), IMAGE)
    assert [line.text for line in ordered.lines] == ["one", "two", "three", "four"]


def test_without_regions_the_page_is_read_row_by_row() -> None:
    words = [
        word("Total", 10, 50),
        word("Subtotal", 10, 10),
        word("9.00", 500, 12),
        word("10.70", 500, 52),
    ]
    ordered = OrderLines()(page(words), IMAGE)
    assert [line.text for line in ordered.lines] == ["Subtotal", "9.00", "Total", "10.70"]


def test_a_region_that_ends_within_a_line_does_not_cut_it() -> None:
    sloppy = [Region("text", Box(0, 0, 60, 40), 0), Region("text", Box(0, 100, 400, 140), 1)]
    words = [word("Acme", 10, 10), word("GmbH", 66, 10), word("Town", 10, 110)]
    ordered = OrderLines()(page(words, sloppy), IMAGE)
    assert [line.text for line in ordered.lines] == ["Acme GmbH", "Town"]


def test_a_line_outside_all_regions_is_read_with_the_nearest() -> None:
    regions = [Region("text", Box(0, 0, 400, 40), 0), Region("text", Box(0, 500, 400, 540), 1)]
    words = [word("top", 10, 10), word("stray", 10, 60), word("bottom", 10, 510)]
    for order in (regions, regions[::-1]):
        ordered = OrderLines()(page(words, order), IMAGE)
        assert [line.text for line in ordered.lines] == ["top", "stray", "bottom"]
    last_first = [replace(region, order=1 - region.order) for region in regions]
    ordered = OrderLines()(page(words, last_first), IMAGE)
    assert [line.text for line in ordered.lines] == ["bottom", "top", "stray"]


def test_a_line_in_two_regions_is_read_with_the_smaller() -> None:
    page_wide, box = (
        Region("text", Box(0, 0, 900, 900), 1),
        Region("text", Box(0, 390, 400, 440), 0),
    )
    words = [word("above", 10, 10), word("boxed", 10, 400)]
    for regions in ([page_wide, box], [box, page_wide]):
        ordered = OrderLines()(page(words, regions), IMAGE)
        assert [line.text for line in ordered.lines] == ["boxed", "above"]


def test_a_blank_page_has_no_lines() -> None:
    assert OrderLines()(page([]), IMAGE).lines == ()


@given(st.lists(words_anywhere, max_size=30), st.lists(regions_anywhere, max_size=6))
def test_no_word_is_lost_or_doubled(words: list[Word], regions: list[Region]) -> None:
    ordered = OrderLines()(page(words, regions), IMAGE)
    found = [word for line in ordered.lines for word in line.words]
    assert sorted(found, key=repr) == sorted(words, key=repr)
