"""Points go from one picture of a page to the other, and come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.plane_map import SAME, PlaneMap, flattened, scaling, shift, turned, turning

POINTS = st.tuples(st.integers(0, 3000), st.integers(0, 3000))
MAPS = st.one_of(
    st.builds(shift, st.integers(-900, 900), st.integers(-900, 900)),
    st.builds(turning, st.integers(-180, 180)),
    st.builds(scaling, st.sampled_from([0.25, 0.5, 2.0, 3.0])),
    st.builds(lambda g, h: PlaneMap(g=g / 1e5, h=h / 1e5), st.integers(0, 9), st.integers(0, 9)),
)
SIZES = st.tuples(st.integers(1, 3000), st.integers(1, 3000))


@given(MAPS, MAPS, POINTS)
def test_what_goes_there_comes_back(one: PlaneMap, other: PlaneMap, point: tuple[int, int]) -> None:
    there = one.then(other)
    assert there.inverse(*there(*point)) == pytest.approx(point, abs=1e-6)


@given(MAPS, MAPS, POINTS)
def test_one_map_after_the_other_is_both(
    one: PlaneMap, other: PlaneMap, point: tuple[int, int]
) -> None:
    assert one.then(other)(*point) == pytest.approx(other(*one(*point)), abs=1e-6)


@given(MAPS)
def test_the_same_changes_nothing(one: PlaneMap) -> None:
    assert one.then(SAME) == one == SAME.then(one)


@given(SIZES, st.floats(-180, 180))
def test_a_turned_picture_has_room_for_its_corners(size: tuple[int, int], degrees: float) -> None:
    to_new, (width, height) = turned(size, degrees)
    for x in (0, size[0]):
        for y in (0, size[1]):
            across, down = to_new(x, y)
            assert -1 <= across <= width + 1
            assert -1 <= down <= height + 1


def test_a_quarter_turn_is_clockwise() -> None:
    to_new, size = turned((60, 40), 90)
    assert size == (40, 60)
    assert to_new(0, 0) == pytest.approx((40, 0))
    assert to_new(0, 40) == pytest.approx((0, 0), abs=1e-9)


OFFSETS = st.lists(st.integers(-90, 90), min_size=8, max_size=8)


@given(OFFSETS)
def test_corners_become_those_of_a_rectangle(offsets: list[int]) -> None:
    around = ((200, 100), (1200, 100), (1200, 1500), (200, 1500))
    one, two, three, four = (
        (float(x + offsets[2 * k]), float(y + offsets[2 * k + 1]))
        for k, (x, y) in enumerate(around)
    )
    to_new, (width, height) = flattened((one, two, three, four))
    assert to_new(*one) == pytest.approx((0, 0), abs=1e-6)
    assert to_new(*two) == pytest.approx((width, 0), abs=1e-6)
    assert to_new(*three) == pytest.approx((width, height), abs=1e-6)
    assert to_new(*four) == pytest.approx((0, height), abs=1e-6)


def test_a_flattened_page_is_as_wide_and_high_as_its_longest_sides() -> None:
    _, size = flattened(((0, 0), (100, 0), (100, 40), (0, 30)))
    assert size[0] in {100, 101}
    assert size[1] == 40
