"""Whatever a detector finds, every word ends up in a region, and the order holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Page, Region, Word
from docintel.stages.find_layout import FindLayout

IMAGE = Image.new("RGB", (8, 8))


@dataclass(frozen=True)
class Detector:
    """Finds what it is told to find."""

    regions: tuple[Region, ...] = ()

    def detect(self, image: Image.Image, words: Sequence[Word]) -> list[Region]:
        return list(self.regions)


def find(words: list[Word], *regions: Region) -> tuple[Region, ...]:
    page = Page(1, 1000, 1000, 200, words=tuple(words))
    return FindLayout(Detector(regions))(page, IMAGE).regions


def column_of_words(left: float, count: int) -> list[Word]:
    return [Word("word", Box(left, 40 * i, left + 200, 40 * i + 30)) for i in range(count)]


boxes = st.builds(
    lambda left, top, width, height: Box(left, top, left + width, top + height),
    st.integers(0, 900),
    st.integers(0, 900),
    st.integers(1, 300),
    st.integers(1, 300),
)
words_anywhere = st.builds(Word, st.just("a"), boxes)
regions_anywhere = st.builds(Region, st.sampled_from(["text", "picture"]), boxes, st.integers(0, 9))


def test_a_picture_full_of_words_is_text() -> None:
    (region,) = find(column_of_words(0, 5), Region("picture", Box(0, 0, 300, 200), 0))
    assert region.label == "text"


def test_a_chart_with_a_few_labels_stays_a_picture() -> None:
    chart = Region("picture", Box(0, 0, 800, 800), 0)
    assert find([Word("axis", Box(10, 780, 60, 795))], chart) == (chart,)


def test_a_region_holds_its_words_whole() -> None:
    word = Word("high", Box(0, 0, 100, 40))
    (region,) = find([word], Region("text", Box(0, 15, 100, 30), 0))
    assert region.box == word.box


def test_words_that_were_left_out_get_a_region_where_they_belong() -> None:
    words = [
        Word("Letterhead", Box(0, 0, 300, 30)),
        Word("body", Box(0, 200, 80, 230)),
        Word("left", Box(0, 300, 80, 330)),
        Word("footer", Box(0, 900, 80, 930)),
    ]
    found = find(
        words, Region("text", Box(0, 190, 300, 240), 0), Region("text", Box(0, 890, 300, 940), 1)
    )
    inside = [
        [word.text for word in words if region.box.holds_center_of(word.box)] for region in found
    ]
    assert inside == [["Letterhead"], ["body"], ["left"], ["footer"]]


def test_what_was_left_out_of_a_column_is_read_with_that_column() -> None:
    left, right = Region("text", Box(0, 0, 400, 400), 0), Region("text", Box(500, 0, 900, 400), 1)
    found = find([Word("more", Box(0, 500, 80, 530))], left, right)
    assert [region.box.left for region in found] == [0, 0, 500]


def test_the_rows_of_a_page_without_regions_stay_whole() -> None:
    words = column_of_words(0, 4) + column_of_words(700, 4)
    (region,) = find(words)
    assert region.box == Box(0, 0, 900, 150)


def test_rows_with_a_gap_of_more_than_a_row_between_are_two_regions() -> None:
    above, below = Word("Dear", Box(0, 0, 80, 30)), Word("Yours", Box(0, 75, 80, 105))
    assert [region.box for region in find([above, below])] == [above.box, below.box]
    nearer = Word("Yours", Box(0, 55, 80, 85))
    assert [region.box for region in find([above, nearer])] == [above.box.union(nearer.box)]


def test_a_blank_page_has_no_regions() -> None:
    assert find([]) == ()


@given(st.lists(words_anywhere, max_size=20), st.lists(regions_anywhere, max_size=6))
def test_every_word_lies_in_a_region(words: list[Word], regions: list[Region]) -> None:
    found = find(words, *regions)
    assert all(any(r.box.holds_center_of(word.box) for r in found) for word in words)


@given(st.lists(words_anywhere, max_size=20), st.lists(regions_anywhere, max_size=6))
def test_regions_are_counted_from_zero(words: list[Word], regions: list[Region]) -> None:
    found = find(words, *regions)
    assert [region.order for region in found] == list(range(len(found)))
