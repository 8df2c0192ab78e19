"""When the page image is turned, straightened and cleaned."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PIL import Image, ImageChops

from docintel.core.geometry import Box
from docintel.core.page import Page, TextLayer, Word
from docintel.core.plane_map import Corners, PlaneMap, Size, turned
from docintel.engines.protocols import TextReader
from docintel.pipeline.stage import ImageStep
from docintel.stages.deskew import Deskew
from docintel.stages.despeckle import Despeckle
from docintel.stages.find_page import FindPage
from docintel.stages.remove_bleed_through import RemoveBleedThrough
from docintel.stages.remove_shadow import RemoveShadow
from docintel.stages.stretch_contrast import StretchContrast
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
class ReadsGray:
    """Reads so many letters on a gray image, and eight on others."""

    letters: int

    def read(self, image: Image.Image) -> list[Word]:
        is_gray = image.getpixel((0, 0)) == (128, 128, 128)
        return [Word("x" * (self.letters if is_gray else 8), Box(0, 0, 30, 8), 0.95)]


@dataclass(frozen=True)
class Tilted:
    """Finds this and that; paints the page gray where it is asked to change it."""

    degrees: float = 0.0
    dots: float = 0.0
    corners: Corners | None = None
    missing: tuple[str, ...] = ()
    dark: float = 0.0
    ink: float = 1.0
    faint: float = 0.0

    def skew(self, image: Image.Image) -> float:
        return self.degrees

    def warp(self, image: Image.Image, to_new: PlaneMap, size: Size) -> Image.Image:
        return Image.new("RGB", size, "gray")

    def find_page(self, image: Image.Image) -> Corners | None:
        return self.corners

    def missing_sides(self, image: Image.Image) -> tuple[str, ...]:
        return self.missing

    def shade(self, image: Image.Image) -> float:
        return self.dark

    def remove_shade(self, image: Image.Image) -> Image.Image:
        return Image.new("RGB", image.size, "gray")

    def bleed_through(self, image: Image.Image) -> float:
        return self.faint

    def remove_bleed_through(self, image: Image.Image) -> Image.Image:
        return Image.new("RGB", image.size, "gray")

    def contrast(self, image: Image.Image) -> float:
        return self.ink

    def stretch_contrast(self, image: Image.Image) -> Image.Image:
        return Image.new("RGB", image.size, "gray")

    def specks(self, image: Image.Image) -> float:
        return self.dots

    def remove_specks(self, image: Image.Image) -> Image.Image:
        return Image.new("RGB", image.size, "gray")


def _upright(angle: int) -> TurnUpright:
    return TurnUpright(Lies(angle), ReadsWhenUpright())


WITHIN: Corners = ((10, 5), (50, 6), (52, 36), (9, 35))


def _hard_to_read(reader: TextReader) -> list[ImageStep]:
    return [
        FindPage(Tilted(corners=WITHIN), reader),
        RemoveShadow(Tilted(dark=0.9), reader),
        StretchContrast(Tilted(ink=0.1), reader),
        RemoveBleedThrough(Tilted(faint=2.0), reader),
    ]


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


def test_a_page_that_hangs_to_the_left_is_straightened_on_top_of_what_was_done() -> None:
    page, _ = Deskew(Tilted(degrees=-2.0))(replace(PAGE, skew=0.5), _sheet())
    assert page.skew == -1.5


def test_a_page_that_was_turned_before_is_turned_further() -> None:
    lying = _sheet().transpose(Image.Transpose.ROTATE_180)
    page, _ = _upright(180)(replace(PAGE, rotation=270), lying)
    assert page.rotation == 90


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
    [
        _upright(180),
        Deskew(Tilted(degrees=3.0)),
        Despeckle(Tilted(dots=800), min_side=40),
        *_hard_to_read(ReadsGray(30)),
    ],
    ids=type,
)
def test_a_page_with_trusted_text_stays_as_it_is(step: ImageStep) -> None:
    digital, sheet = replace(PAGE, text_layer=LAYER), _sheet().rotate(180)
    assert step(digital, sheet) == (digital, sheet)


@pytest.mark.parametrize("step", _hard_to_read(ReadsGray(30)), ids=type)
def test_what_makes_more_legible_is_done(step: ImageStep) -> None:
    _, image = step(PAGE, _sheet())
    assert image.getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize("letters", [0, 8])
@pytest.mark.parametrize("step", range(4), ids=["page", "shadow", "contrast", "back"])
def test_what_makes_nothing_more_legible_is_left(step: int, letters: int) -> None:
    sheet = _sheet()
    assert _hard_to_read(ReadsGray(letters))[step](PAGE, sheet) == (PAGE, sheet)


def test_what_is_read_without_being_sure_counts_against_an_image() -> None:
    class SeesTheBack:
        def read(self, image: Image.Image) -> list[Word]:
            front = Word("x" * 40, Box(0, 0, 30, 8), 0.99)
            is_gray = image.getpixel((0, 0)) == (128, 128, 128)
            return [front] if is_gray else [front, Word("y" * 20, Box(0, 9, 30, 17), 0.8)]

    _, image = RemoveBleedThrough(Tilted(faint=2.0), SeesTheBack())(PAGE, _sheet())
    assert image.getpixel((0, 0)) == (128, 128, 128)


@pytest.mark.parametrize(
    "step",
    [
        FindPage(Tilted(), ReadsGray(30)),
        RemoveShadow(Tilted(dark=0.5), ReadsGray(30)),
        StretchContrast(Tilted(ink=0.5), ReadsGray(30)),
        RemoveBleedThrough(Tilted(faint=0.5), ReadsGray(30)),
        RemoveBleedThrough(Tilted(faint=50.0), ReadsGray(30)),
    ],
    ids=type,
)
def test_a_page_in_good_light_is_not_even_tried(step: ImageStep) -> None:
    sheet = _sheet()
    assert step(PAGE, sheet) == (PAGE, sheet)


def test_a_flattened_page_knows_where_it_lay() -> None:
    page, image = FindPage(Tilted(corners=WITHIN), ReadsGray(30))(PAGE, _sheet())
    ends = ((0, 0), (image.width, 0), image.size, (0, image.height))
    for end, corner in zip(ends, WITHIN, strict=True):
        assert page.to_original(*end) == pytest.approx(corner)


def test_a_page_that_is_cut_off_says_where() -> None:
    page, _ = FindPage(Tilted(missing=("top", "right")), ReadsGray(8))(PAGE, _sheet())
    [failure] = page.failures
    assert failure.code == "page_cut_off"
    assert "(top and right)" in failure.message


def test_an_empty_page_is_not_turned() -> None:
    empty = Image.new("RGB", (60, 40), "white")
    assert _upright(180)(PAGE, empty) == (PAGE, empty)
