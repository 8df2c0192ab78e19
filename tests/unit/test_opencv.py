"""Skew and specks, on pages drawn here."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont, ImageOps

from docintel.core.page import Page
from docintel.core.plane_map import flattened, turned
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
@example(0.24)
def test_skew_is_found_to_a_quarter_of_a_degree(degrees: float) -> None:
    # What hangs by less than that is taken to be straight, since nothing turned is as sharp.
    assert OPENCV.skew(_turned(PAGE, degrees)) == pytest.approx(degrees, abs=0.25)


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
    noisy = np.full((1200, 800, 3), 255, np.uint8)
    noisy[5::20, 5::20] = 0
    dirty = Image.fromarray(noisy)
    assert OPENCV.specks(dirty) == pytest.approx(1_000_000 / 400, rel=0.15)
    assert OPENCV.specks(OPENCV.remove_specks(dirty)) == 0


@pytest.mark.parametrize("share", [0.01, 0.05])
def test_specks_are_seen_between_print_however_many_there_are(share: float) -> None:
    noisy = np.asarray(PAGE).copy()
    noisy[np.random.default_rng(7).random(noisy.shape[:2]) < share] = 0
    assert OPENCV.specks(Image.fromarray(noisy)) > 500


def test_grain_is_no_speck() -> None:
    grain = np.random.default_rng(3).normal(0, 8, (1100, 850, 1))
    grainy = (190 + np.asarray(PAGE) / 5 + grain).clip(0, 255).astype(np.uint8)
    assert OPENCV.specks(Image.fromarray(grainy)) < 50


def test_letters_made_of_dots_are_no_specks() -> None:
    """As those of dot matrix printers: dots of two pixels, one pixel apart."""
    dotted = np.asarray(PAGE).copy()
    dotted[::3], dotted[:, ::3] = 255, 255
    assert OPENCV.specks(PAGE) == 0
    assert OPENCV.specks(Image.fromarray(dotted)) < 50


def test_a_shadow_is_seen_and_taken_off() -> None:
    light = np.linspace(0.1, 1, PAGE.width)[None, :, None]
    dark = Image.fromarray((np.asarray(PAGE) * light).astype(np.uint8))
    assert OPENCV.shade(PAGE) < 0.05
    assert OPENCV.shade(dark) > 0.75
    assert OPENCV.shade(OPENCV.remove_shade(dark)) < 0.3


def test_what_shines_through_is_seen_and_taken_away() -> None:
    back = np.roll(np.asarray(ImageOps.mirror(PAGE), np.float64), 16, axis=0)
    both = np.asarray(PAGE) * ((255 - (255 - back) * 0.35) / 255)
    thin = Image.fromarray(both.astype(np.uint8))
    assert OPENCV.bleed_through(PAGE) < 0.3
    assert OPENCV.bleed_through(thin) > 0.8
    cleared = OPENCV.remove_bleed_through(thin)
    assert OPENCV.bleed_through(cleared) < 0.3
    assert np.mean(np.abs(np.asarray(cleared, float) - np.asarray(PAGE))) < 4


def test_faded_ink_is_seen_and_darkened() -> None:
    faded = Image.fromarray((200 + np.asarray(PAGE, np.float64) / 6).astype(np.uint8))
    assert OPENCV.contrast(PAGE) > 0.3
    assert OPENCV.contrast(faded) < 0.2
    assert OPENCV.contrast(OPENCV.stretch_contrast(faded)) > 0.3


LYING = ((120.0, 90.0), (900.0, 140.0), (880.0, 1180.0), (90.0, 1120.0))


def _on_a_table() -> Image.Image:
    to_flat, size = flattened(LYING)
    paper = PAGE.resize(size)
    laid = np.asarray(OPENCV.warp(paper, to_flat.inverse, (1000, 1300)))
    sheet = Image.new("RGB", size, "black")
    around = np.asarray(OPENCV.warp(sheet, to_flat.inverse, (1000, 1300))) > 128
    return Image.fromarray(np.where(around, np.array([120, 80, 50]), laid).astype(np.uint8))


def test_a_page_on_a_table_is_found() -> None:
    found = OPENCV.find_page(_on_a_table())
    assert found is not None
    for corner, expected in zip(found, LYING, strict=True):
        assert corner == pytest.approx(expected, abs=8)


def test_a_photo_that_misses_a_side_says_which() -> None:
    whole = _on_a_table()
    assert OPENCV.missing_sides(whole) == ()
    assert OPENCV.missing_sides(whole.crop((0, 0, 620, 1300))) == (), "only its margin"
    assert OPENCV.missing_sides(whole.crop((0, 0, 500, 1300))) == ("right",)
    assert OPENCV.missing_sides(whole.crop((0, 420, 1000, 1300))) == ("top",)


@pytest.mark.parametrize("color", ["black", "white", "brown"])
def test_there_is_no_page_on_nothing(color: str) -> None:
    assert OPENCV.find_page(Image.new("RGB", (700, 900), color)) is None


def test_a_scan_is_all_page() -> None:
    assert OPENCV.find_page(PAGE) is None
    assert OPENCV.missing_sides(PAGE) == ()


def _with_mark(x: float, y: float) -> Image.Image:
    page = Image.new("RGB", (600, 800), "white")
    page.paste("black", (round(x) - 3, round(y) - 3, round(x) + 3, round(y) + 3))
    return page


@settings(max_examples=25, deadline=None)
@given(st.integers(60, 540), st.integers(60, 740), st.floats(-12, 12), st.data())
def test_what_is_found_on_a_moved_page_leads_back_to_the_original(
    x: int, y: int, degrees: float, data: st.DataObject
) -> None:
    """First flattened, then turned: the mark is where the map says, to two pixels."""
    offsets = data.draw(st.lists(st.integers(-40, 40), min_size=8, max_size=8))
    ends = ((0, 0), (600, 0), (600, 800), (0, 800))
    one, two, three, four = (
        (float(a + offsets[2 * k]), float(b + offsets[2 * k + 1])) for k, (a, b) in enumerate(ends)
    )
    to_flat, size = flattened((one, two, three, four))
    to_turned, room = turned(size, degrees)
    image = OPENCV.warp(OPENCV.warp(_with_mark(x, y), to_flat, size), to_turned, room)
    page = Page(1, 600, 800, 200).moved(to_flat).moved(to_turned)
    rows, columns = np.nonzero(np.asarray(image.convert("L")) < 128)
    back = page.to_original(columns.mean() + 0.5, rows.mean() + 0.5)
    assert back == pytest.approx((x, y), abs=2)


@pytest.mark.parametrize("size", [(3000, 1), (1, 3000), (1, 1)])
def test_a_page_one_pixel_high_has_no_skew(size: tuple[int, int]) -> None:
    assert OPENCV.skew(Image.new("RGB", size, "white")) == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("color", ["black", "white"])
def test_a_page_of_one_color_has_neither_specks_nor_shadow_nor_faded_ink(color: str) -> None:
    page = Image.new("RGB", (1300, 1300), color)
    assert (OPENCV.specks(page), OPENCV.shade(page), OPENCV.contrast(page)) == (0, 0, 1)
