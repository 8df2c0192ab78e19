"""When the page image is turned, straightened and cleaned."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PIL import Image, ImageChops

from docintel.core.geometry import Box
from docintel.core.page import Page, TextLayer, Word
from docintel.core.plane_map import PlaneMap, Size, turned
from docintel.pipeline.stage import ImageStep
from docintel.stages.deskew import Deskew
from docintel.stages.despeckle import Despeckle
from docintel.stages.turn_upright import TurnUpright

PAGE = Page(1, 60, 40, 200)
LAYER = TextLayer((Word("Total", Box(1, 1, 9, 5)),), 0.0, 0.0, 0.0)


def _sheet() -> Image.Image:
    """60 x 40 pixels with a mark at the top left."""
    sheet = Image.new("RGB", (60, 40), "white")
    sheet.paste("black", (0, 0, 10, 5))
    return sheet


@dataclass(frozen=True)
class Lies:
    """An orientation detector of one opinion."""

    angle: int

    def detect(self, image: Image.Image) -> int:
        return self.angle


class ReadsWhenUpright:
    """Reads much where the mark is at the top left, and little elsewhere."""

    def read(self, image: Image.Image) -> list[Word]:
        marked = image.getpixel((2, 2)) == (0, 0, 0) and image.width > image.height
        return [Word("Total" if marked else "lat", Box(0, 0, 30, 8), 0.9)]


@dataclass(frozen=True)
class Tilted:
    """Finds this skew and these specks; paints the page where it is asked to change it."""

    degrees: float = 0.0
    dots: float = 0.0

    def skew(self, image: Image.Image) -> float:
        return self.degrees

    def warp(self, image: Image.Image, to_new: PlaneMap, size: Size) -> Image.Image:
        return Image.new("RGB", size, "gray")

    def specks(self, image: Image.Image) -> float:
        return self.dots

    def remove_specks(self, image: Image.Image) -> Image.Image:
        return Image.new("RGB", image.size, "gray")


def _upright(angle: int) -> TurnUpright:
    return TurnUpright(Lies(angle), ReadsWhenUpright())


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_a_page_is_turned_back(turned: int) -> None:
    lying = _sheet().rotate(-turned, expand=True)
    page, image = _upright(360 - turned)(PAGE, lying)
    assert page.rotation == 360 - turned
    assert ImageChops.difference(image, _sheet()).getbbox() is None


@pytest.mark.parametrize("opinion", [90, 180, 270])
def test_a_page_that_reads_well_is_never_turned(opinion: int) -> None:
    sheet = _sheet()
    assert _upright(opinion)(PAGE, sheet) == (PAGE, sheet)


def test_a_small_angle_is_taken_out() -> None:
    page, image = Deskew(Tilted(degrees=2.0))(PAGE, _sheet())
    to_new, size = turned((60, 40), -2.0)
    assert page == replace(PAGE, skew=2.0, to_original=to_new.inverse)
    assert image.size == size


def test_a_tiny_angle_stays() -> None:
    sheet = _sheet()
    assert Deskew(Tilted(degrees=-0.3))(PAGE, sheet) == (PAGE, sheet)


def test_a_large_noisy_scan_is_cleaned() -> None:
    page, image = Despeckle(Tilted(dots=800), min_side=40)(PAGE, _sheet())
    assert page == PAGE
    assert image.getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize(
    "step", [Despeckle(Tilted(dots=90), min_side=40), Despeckle(Tilted(dots=800))]
)
def test_clean_and_small_images_stay(step: Despeckle) -> None:
    sheet = _sheet()
    assert step(PAGE, sheet) == (PAGE, sheet)


@pytest.mark.parametrize(
    "step",
    [_upright(180), Deskew(Tilted(degrees=3.0)), Despeckle(Tilted(dots=800), min_side=40)],
    ids=["turn_upright", "deskew", "despeckle"],
)
def test_a_page_with_trusted_text_stays_as_it_is(step: ImageStep) -> None:
    digital, sheet = replace(PAGE, text_layer=LAYER), _sheet().rotate(180)
    assert step(digital, sheet) == (digital, sheet)


def test_an_empty_page_is_not_turned() -> None:
    empty = Image.new("RGB", (60, 40), "white")
    assert _upright(180)(PAGE, empty) == (PAGE, empty)
