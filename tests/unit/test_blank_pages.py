"""Pages without print are blank, whatever a scanner left on them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from docintel.core.page import MarkKind, Page
from docintel.engines.opencv.marks import OpenCvMarks
from docintel.stages.find_marks import FindMarks
from docintel.stages.ink import has_ink

SIZE = (1654, 2339)
PROSE = "The applicant confirms that all statements are true.\n" * 30


def paper(color: int = 250) -> Image.Image:
    return Image.new("RGB", SIZE, (color, color, color - 8))


def noisy() -> Image.Image:
    pixels = np.array(paper(235), np.float32)
    pixels += np.random.default_rng(1).normal(0, 14, pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def specks() -> Image.Image:
    image, random = paper(), np.random.default_rng(2)
    for x, y in zip(
        random.integers(0, SIZE[0], 400), random.integers(0, SIZE[1], 400), strict=True
    ):
        image.paste((0, 0, 0), (int(x), int(y), int(x) + 2, int(y) + 2))
    return image


def holes() -> Image.Image:
    image = paper()
    for y in (850, 1480):
        ImageDraw.Draw(image).ellipse((72, y, 120, y + 48), fill=(20, 20, 20))
    return image


def shining_through() -> Image.Image:
    back = Image.new("L", SIZE, 0)
    ImageDraw.Draw(back).multiline_text((200, 200), PROSE, 30, ImageFont.load_default(30))
    back = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT).filter(ImageFilter.GaussianBlur(2))
    return Image.fromarray(np.asarray(paper()) - np.asarray(back)[..., None])


def shadow() -> Image.Image:
    dark = np.linspace(120, 0, SIZE[0] // 3)
    pixels = np.asarray(paper(), np.float32).copy()
    pixels[:, : len(dark)] -= dark[None, :, None]
    return Image.fromarray(pixels.astype(np.uint8))


@pytest.mark.parametrize("blank", [paper, noisy, specks, holes, shining_through, shadow])
def test_what_a_scanner_leaves_is_no_ink(blank: Callable[[], Image.Image]) -> None:
    assert not has_ink(blank())


@pytest.mark.parametrize("text", ["2", "- 2 -", "This page is intentionally left blank."])
@pytest.mark.parametrize("ink", [0, 150])
def test_a_page_with_one_short_line_is_not_blank(text: str, ink: int) -> None:
    image = paper()
    ImageDraw.Draw(image).text((800, 2200), text, (ink, ink, ink), ImageFont.load_default(30))
    assert has_ink(image)


@pytest.mark.parametrize("size", [(1, 1), (2, 900), (900, 2), (30, 30)])
def test_no_image_is_too_small_to_ask(size: tuple[int, int]) -> None:
    assert not has_ink(Image.new("RGB", size, "white"))


def test_a_blank_page_is_marked_as_one() -> None:
    found = FindMarks(OpenCvMarks())(Page(1, *SIZE, 200), specks())
    assert [mark.kind for mark in found.marks] == [MarkKind.BLANK_PAGE]
