"""Words find back to where the file shows them, and a font without ink tells what they are."""

from __future__ import annotations

import io
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.page import Page
from docintel.core.plane_map import PlaneMap, turned
from docintel.core.plane_map import shift as moved_by
from docintel.core.text_direction import as_printed, runs_leftwards
from docintel.engines.pymupdf.searchable.affine import Affine, shift, turn
from docintel.engines.pymupdf.searchable.glyphless_font import Codes, true_type
from docintel.engines.pymupdf.searchable.placement import to_drawn

numbers = st.floats(-1000, 1000)
sides = st.integers(100, 3000)


@given(st.floats(-360, 360), numbers, numbers, numbers, numbers)
def test_a_map_and_its_inverse_give_every_place_back(
    degrees: float, x: float, y: float, right: float, down: float
) -> None:
    there = turn(degrees).then(shift(right, down)).then(Affine(2, 0, 0, -3, 0, 0))
    assert there.then(there.inverse)(x, y) == pytest.approx((x, y), abs=1e-6)


def test_turning_is_clockwise_where_y_points_down() -> None:
    assert turn(90)(1, 0) == pytest.approx((0, 1))


@given(sides, sides, st.sampled_from([0, 90, 180, 270]), st.integers(-50, 50), st.data())
def test_a_place_is_found_back_however_the_page_was_turned(
    width: int, height: int, rotation: int, tenths: int, data: st.DataObject
) -> None:
    skew = tenths / 10
    across, down = (height, width) if rotation in {90, 270} else (width, height)
    tilt = math.radians(abs(skew))
    read_width = round(across * math.cos(tilt) + down * math.sin(tilt))
    read_height = round(across * math.sin(tilt) + down * math.cos(tilt))
    x, y = data.draw(st.integers(0, width)), data.draw(st.integers(0, height))

    prepared = shift(-width / 2, -height / 2).then(turn(rotation - skew))
    place = prepared.then(shift(read_width / 2, read_height / 2))(x, y)
    page = Page(1, read_width, read_height, 200, rotation=rotation, skew=skew)
    back = to_drawn(page, width, height)
    assert back is not None
    assert back(*place) == pytest.approx((x, y), abs=1e-6)


def test_nobody_guesses_where_words_were_on_a_page_of_another_size() -> None:
    assert to_drawn(Page(1, 900, 1000, 200), 1000, 1000) is None
    assert to_drawn(Page(1, 1000, 800, 200, rotation=90), 1000, 800) is None


def test_a_flattened_page_of_the_size_of_its_photo_is_not_taken_for_the_photo() -> None:
    flat = Page(1, 1000, 800, 200)
    assert to_drawn(flat.moved(moved_by(40, 0)), 1000, 800) is None
    assert to_drawn(flat.moved(PlaneMap(g=1e-4)), 1000, 800) is None


@pytest.mark.parametrize("degrees", [90, 180, 270, 3.2])
def test_what_a_page_says_of_itself_agrees_with_how_it_was_turned(degrees: float) -> None:
    to_new, (width, height) = turned((1000, 800), degrees)
    quarter, skew = (int(degrees), 0.0) if degrees >= 90 else (0, -degrees)
    page = Page(1, width, height, 200, rotation=quarter, skew=skew).moved(to_new)
    back = to_drawn(page, 1000, 800)
    assert back is not None
    assert back(5, 9) == pytest.approx(page.to_original(5, 9), abs=1.5)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_every_character_has_a_code_of_its_own_and_says_which_it_is(text: str) -> None:
    codes = Codes()
    encoded = codes.encode(text)
    assert len(encoded) == 4 * len(text)
    assert "0000" not in [encoded[at : at + 4] for at in range(0, len(encoded), 4)]
    told = codes.to_unicode().decode()
    for character, code in codes.codes.items():
        assert f"<{code:04X}> <{character.encode('utf-16-be').hex().upper()}>" in told
    assert len(codes.glyphs()) == 2 * (len(set(text)) + 1)


def test_the_font_is_a_true_type_of_two_glyphs_without_ink() -> None:
    fonts: Any = pytest.importorskip("fontTools.ttLib")
    font = fonts.TTFont(io.BytesIO(true_type()), lazy=False)
    assert font["maxp"].numGlyphs == 2
    assert {advance for advance, _ in font["hmtx"].metrics.values()} == {500}
    missing, line = (font["glyf"][name] for name in font.getGlyphOrder())
    assert missing.numberOfContours == 0
    # Two points have a box and no area.
    assert list(line.coordinates) == [(0, -200), (500, 800)]


@given(st.text("abc XYZ 123", max_size=9))
def test_text_that_runs_rightwards_stays_as_it_is(text: str) -> None:
    assert not runs_leftwards(text)
    assert as_printed(text) == text


def test_a_leftward_word_is_turned_around_and_numbers_in_it_are_not() -> None:
    assert as_printed("\u05d0\u05d1\u05d2") == "\u05d2\u05d1\u05d0"
    assert as_printed("\u05d0\u05d112.50") == "12.50\u05d1\u05d0"
