"""Skew and specks, on pages drawn here."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from docintel.core.plane_map import turned
from docintel.engines.opencv import OpenCv

OPENCV = OpenCv()


def _page() -> Image.Image:
    page = Image.new("RGB", (850, 1100), "white")
    font = ImageFont.load_default(size=20)
    for row in range(30):
        text = f"{row} Delivery of goods as agreed, item {row * 37} at 12.50"
        ImageDraw.Draw(page).text((80, 60 + row * 32), text, "black", font)
    return page


PAGE = _page()


def _turned(image: Image.Image, degrees: float) -> Image.Image:
    return OPENCV.warp(image, *turned(image.size, degrees))


@settings(max_examples=12, deadline=None)
@given(st.floats(-10, 10))
def test_skew_is_found_to_a_fifth_of_a_degree(degrees: float) -> None:
    assert OPENCV.skew(_turned(PAGE, degrees)) == pytest.approx(degrees, abs=0.2)


def test_a_straight_page_has_no_skew() -> None:
    assert OPENCV.skew(PAGE) == 0


def test_an_empty_page_has_no_skew() -> None:
    assert OPENCV.skew(Image.new("RGB", (300, 400), "white")) == pytest.approx(0, abs=1e-9)


@given(st.floats(-5, 5))
@settings(max_examples=12, deadline=None)
def test_turning_loses_nothing(degrees: float) -> None:
    ink = Image.new("RGB", (60, 90), "black")
    whole = np.asarray(_turned(ink, degrees).convert("L"))
    assert (whole < 128).sum() == pytest.approx(60 * 90, rel=0.03)


def test_a_turned_page_goes_clockwise() -> None:
    page = Image.new("RGB", (200, 200), "white")
    page.paste("black", (150, 95, 200, 105))
    after = np.asarray(_turned(page, 5).convert("L"))
    rows, _ = np.nonzero(after < 128)
    assert rows.mean() > after.shape[0] / 2 + 3


def test_specks_are_counted_and_removed() -> None:
    noisy = np.asarray(PAGE).copy()
    noisy[5:1100:20, 5:60:20] = 0
    dirty = Image.fromarray(noisy)
    dots = 55 * 3 * 1_000_000 / (850 * 1100)
    assert OPENCV.specks(PAGE) == 0
    assert OPENCV.specks(dirty) == pytest.approx(dots, rel=0.05)
    assert OPENCV.specks(OPENCV.remove_specks(dirty)) == 0


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (1, 1)])
def test_a_page_one_pixel_high_has_no_skew(size: tuple[int, int]) -> None:
    assert OPENCV.skew(Image.new("RGB", size, "white")) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("color", ["black", "white"])
def test_a_page_of_one_color_has_no_specks(color: str) -> None:
    assert OPENCV.specks(Image.new("RGB", (1300, 1300), color)) == 0
