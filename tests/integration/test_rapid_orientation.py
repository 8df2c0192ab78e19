"""Which way a page lies."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.engines.rapid_orientation import RapidOrientation

ENGINE = RapidOrientation()


def _letter() -> Image.Image:
    page = Image.new("RGB", (850, 1100), "white")
    font = ImageFont.load_default(size=22)
    for row in range(26):
        text = f"{row + 1}. We delivered the goods as agreed on {row + 3} May 2026."
        ImageDraw.Draw(page).text((80, 90 + row * 36), text, "black", font)
    return page


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_the_angle_brings_the_page_back_upright(turned: int) -> None:
    lying = _letter().rotate(-turned, expand=True)
    assert ENGINE.detect(lying) == -turned % 360
