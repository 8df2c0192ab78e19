"""A picture is described in numbers: what is on the paper, how large it is, what it lies on."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

import pytest
from PIL import Image as Images
from PIL import ImageDraw
from PIL.Image import Image

from docintel.core.page import Page
from docintel.extraction.picture.look import look_of
from docintel.extraction.picture.sheet import sheet_in
from docintel.extraction.picture.thumbnail import Thumbnail, thumbnail_of
from docintel.stages.look_at_picture import LookAtPicture
from docintel.training.doctype.pictures.ornaments import bars, pattern, portrait
from docintel.training.doctype.pictures.textures import ground

A4 = (827, 1169)


def page(size: tuple[int, int] = A4, lines: int = 20) -> Image:
    """Black rows of words on white."""
    picture = Images.new("RGB", size, "white")
    pen = ImageDraw.Draw(picture)
    random = Random(size[0])
    step = size[1] / (lines + 4)
    for row in range(lines):
        x, y = size[0] * 0.1, step * (row + 2)
        while x < size[0] * 0.8:
            wide = size[0] * random.uniform(0.03, 0.1)
            pen.rectangle((x, y, x + wide, y + step * 0.35), "black")
            x += wide * 1.3
    return picture


def with_(ornament: Image, at: tuple[int, int] = (500, 700)) -> Mapping[str, float]:
    picture = page()
    picture.paste(ornament, at)
    return look_of(picture)


def test_a_blank_sheet_shows_nothing() -> None:
    look = look_of(Images.new("RGB", A4, "white"))
    shown = ("ink", "photo", "dark", "colourful", "tinted", "bars", "dots", "lines across", "rows")
    assert {look[name] for name in shown} == {0}


def test_the_same_names_whatever_is_shown() -> None:
    pictures = (page(), Images.new("RGB", A4, "black"), Images.new("L", (90, 400), 255))
    assert len({tuple(look_of(picture)) for picture in pictures}) == 1


def test_a_page_at_twice_the_dots_looks_much_the_same() -> None:
    once, twice = (look_of(page((827 * times, 1169 * times))) for times in (1, 2))
    assert all(once[name] == pytest.approx(twice[name], abs=0.12) for name in once)


def test_a_portrait_is_a_photograph_and_text_is_none() -> None:
    assert look_of(page())["photo in a small window"] < 0.2
    assert with_(portrait((220, 290), Random(1)))["photo in a small window"] > 0.6


def test_colours_are_seen() -> None:
    assert with_(Images.new("RGB", (300, 300), (200, 30, 40)))["colourful"] > 0.05
    assert look_of(page())["colourful"] == 0


def test_a_pattern_all_over_tints_the_paper() -> None:
    assert look_of(pattern(A4, Random(4)))["tinted"] > 0.3


def test_a_barcode_is_dense_in_one_direction() -> None:
    assert with_(bars((240, 120), Random(2)))["bars"] > look_of(page())["bars"] + 0.2


def test_ruling_lines_are_counted_in_their_direction() -> None:
    def ruled(*lines: tuple[int, int, int, int]) -> Mapping[str, float]:
        picture = Images.new("RGB", A4, "white")
        for line in lines:
            ImageDraw.Draw(picture).line(line, "black", 3)
        return look_of(picture)

    one, five = (
        ruled(*[(80, 100 + 90 * at, 740, 100 + 90 * at) for at in range(n)]) for n in (1, 5)
    )
    assert 0 < one["lines across"] < five["lines across"]
    assert five["lines down"] == 0
    assert ruled((400, 100, 400, 900))["lines down"] > 0


@pytest.mark.parametrize("seed", range(6))
def test_a_strip_on_a_table_is_as_narrow_as_it_is_by_itself(seed: int) -> None:
    strip = page((220, 800))
    table = Images.new("RGB", (700, 1000))
    table.paste(ground((700, 1000), Random(seed)).point(lambda level: level // 2))
    table.paste(strip, (240, 100))
    alone, lying = look_of(strip), look_of(table)
    assert lying["sheet is tall"] == pytest.approx(alone["sheet is tall"], abs=0.25)
    assert lying["lightest edge"] > alone["darkest edge"] + 0.8


@pytest.mark.parametrize("size", [(1, 1), (9, 2000), (40, 20)])
def test_too_small_a_picture_shows_nothing(size: tuple[int, int]) -> None:
    assert look_of(Images.new("RGB", size)) == {}


def test_the_stage_keeps_what_is_seen_on_the_page() -> None:
    found = LookAtPicture()(Page(1, *A4, 100), page())
    assert dict(found.look) == look_of(page())


def thumbnail(picture: Image) -> Thumbnail:
    found = thumbnail_of(picture)
    assert found is not None
    return found


def test_of_a_dark_picture_nothing_is_ink() -> None:
    assert not thumbnail(Images.new("RGB", (320, 320), (9, 9, 9))).ink.any()


def test_a_sheet_is_cut_out_whole() -> None:
    table = Images.new("RGB", (320, 320), "black")
    table.paste("white", (80, 40, 240, 280))
    assert sheet_in(thumbnail(table)).levels.shape == (240, 160)


def test_a_page_that_lies_in_a_corner_has_ground_on_two_sides() -> None:
    table = Images.new("RGB", (320, 320), "black")
    table.paste("white", (80, 80, 320, 320))
    seen = look_of(table)
    assert (seen["darkest edge"], seen["second edge"], seen["lightest edge"]) == (1, 1, 0.25)


def test_a_margin_is_the_room_that_print_leaves() -> None:
    top = Images.new("RGB", A4, "white")
    top.paste(page().crop((0, 0, A4[0], 500)), (0, 0))
    seen = look_of(top)
    assert seen["top"] < 0.15
    assert seen["bottom"] > 0.5


def test_a_strong_colour_is_no_tint_however_light() -> None:
    half = Images.new("RGB", (320, 320), "white")
    half.paste((255, 255, 188), (0, 0, 320, 160))
    seen = look_of(half)
    assert seen["colourful"] > 0.4
    assert seen["tinted"] == 0


def test_a_page_of_bars_is_full_of_them() -> None:
    striped = Images.new("RGB", (320, 320), "white")
    for x in range(0, 320, 4):
        striped.paste("black", (x, 0, x + 2, 320))
    assert look_of(striped)["bars"] == 1
