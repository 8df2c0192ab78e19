"""Colons that stand apart belong to the nearest line; rules, specks and letters do not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.colons import with_colons
from docintel.engines.thin_ocr.find_lines import Pixels

FONT = ImageFont.load_default(size=30)


def _page(*printed: tuple[int, str]) -> Pixels:
    image = Image.new("RGB", (500, 120), "white")
    for left, text in printed:
        ImageDraw.Draw(image).text((left, 40), text, "black", FONT)
    return np.asarray(image)


def _line(left: float, right: float, fall: float = 0.0) -> Corners:
    corners = [[left, 40], [right, 40 + fall], [right, 80 + fall], [left, 80]]
    return np.array(corners, np.float32)


def test_a_line_grows_to_the_colon_behind_it() -> None:
    [line] = with_colons(_page((50, "Total"), (140, ":")), [_line(40, 130)])
    assert line[:, 0].tolist() == pytest.approx([40, 160, 160, 40], abs=8)
    assert line[:, 1].tolist() == [40, 40, 80, 80]


def test_a_line_grows_to_the_colon_before_it() -> None:
    [line] = with_colons(_page((200, "12.00"), (170, ":")), [_line(190, 290)])
    assert line[0, 0] < 172 < line[1, 0] == 290


def test_a_colon_between_two_lines_goes_to_the_nearer() -> None:
    page = _page((50, "Total"), (140, ":"), (190, "12.00"))
    label, value = with_colons(page, [_line(40, 130), _line(185, 280)])
    assert label[1, 0] > 145
    assert value[0, 0] == 185


@pytest.mark.parametrize("beside", ["|", ".", "-", "l", "i", "=", ": :", ""])
def test_nothing_else_is_taken_for_a_colon(beside: str) -> None:
    line = _line(40, 130)
    [same] = with_colons(_page((50, "Total"), (140, beside)), [line])
    assert np.array_equal(same, line)


def test_a_colon_far_away_is_left_alone() -> None:
    line = _line(40, 130)
    assert np.array_equal(with_colons(_page((50, "Total"), (260, ":")), [line])[0], line)


@pytest.mark.parametrize("line", [_line(40, 130, fall=30), _line(40, 60)])
def test_crooked_and_very_short_lines_stay_as_they_are(line: Corners) -> None:
    assert np.array_equal(with_colons(_page((50, "Total"), (140, ":")), [line])[0], line)


def test_paper_without_ink_has_none() -> None:
    blank = np.full((120, 500, 3), 230, np.uint8)
    line = _line(40, 130)
    assert np.array_equal(with_colons(blank, [line])[0], line)
    assert with_colons(blank, []) == []


@pytest.mark.parametrize(
    "dots",
    [[(140, 50), (150, 66)], [(140, 50), (140, 78)]],
    ids=["askew", "cut off"],
)
def test_two_dots_that_are_no_colon_stay(dots: list[tuple[int, int]]) -> None:
    page, line = _page((50, "Total")).copy(), _line(40, 130)
    for left, top in dots:
        page[top : top + 5, left : left + 5] = 0
    [same] = with_colons(page, [line])
    assert same.tolist() == line.tolist()


def test_two_dots_above_each_other_are_a_colon() -> None:
    page, line = _page((50, "Total")).copy(), _line(40, 130)
    for top in (50, 66):
        page[top : top + 5, 140:145] = 0
    [longer] = with_colons(page, [line])
    assert longer[1, 0] > 144
