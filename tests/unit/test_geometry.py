"""Boxes keep the laws of rectangles."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.geometry import Box, around

# Quarters are exact in binary, so that equal means equal.
sides = st.integers(-4000, 4000).map(lambda quarters: quarters / 4)
boxes = st.builds(
    lambda xs, ys: Box(min(xs), min(ys), max(xs), max(ys)),
    st.tuples(sides, sides),
    st.tuples(sides, sides),
)


@pytest.mark.parametrize("sides", [(5, 0, 4, 9), (0, 5, 9, 4)])
def test_a_box_that_is_inside_out_is_refused(sides: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="inside out"):
        Box(*sides)


def test_overlap_is_the_area_that_both_cover() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(6, 7, 20, 20)) == 12
    assert Box(0, 0, 10, 10).overlap(Box(10, 0, 20, 10)) == 0


def test_boxes_that_are_apart_both_ways_do_not_overlap() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(30, 30, 40, 40)) == 0


@given(boxes, boxes)
def test_overlap_goes_both_ways_and_is_at_most_the_smaller(one: Box, other: Box) -> None:
    assert one.overlap(other) == other.overlap(one) <= min(one.area, other.area)
    assert one.overlap(one) == one.area


@given(boxes, boxes)
def test_a_union_covers_both_and_no_smaller_box_does(one: Box, other: Box) -> None:
    union = one.union(other)
    assert union.overlap(one) == one.area
    assert union.overlap(other) == other.area
    assert union.left in (one.left, other.left)
    assert union.top in (one.top, other.top)
    assert union.right in (one.right, other.right)
    assert union.bottom in (one.bottom, other.bottom)


@given(st.lists(boxes, min_size=1, max_size=6))
def test_around_is_the_union_of_all(several: list[Box]) -> None:
    assert around(several) == reduce(Box.union, several)


def test_around_nothing_there_is_no_box() -> None:
    with pytest.raises(ValueError):
        around([])


@given(boxes, st.sampled_from([0.25, 1.0, 2.0]))
def test_a_scaled_box_keeps_its_form_and_moves_with_the_page(box: Box, factor: float) -> None:
    scaled = box.scaled(factor)
    assert (scaled.left, scaled.top) == (box.left * factor, box.top * factor)
    assert (scaled.width, scaled.height) == (box.width * factor, box.height * factor)


def test_a_center_on_the_border_belongs_to_one_of_two_neighbours() -> None:
    left, right = Box(0, 0, 10, 10), Box(10, 0, 20, 10)
    on_border = Box(8, 4, 12, 6)
    assert not left.holds_center_of(on_border)
    assert right.holds_center_of(on_border)
    upper, lower = Box(0, 0, 10, 5), Box(0, 5, 10, 10)
    between = Box(4, 4, 6, 6)
    assert not upper.holds_center_of(between)
    assert lower.holds_center_of(between)
