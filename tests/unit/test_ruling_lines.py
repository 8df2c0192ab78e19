"""Rules are seen where they are drawn, and nowhere else."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from docintel.engines.pymupdf.ruling_lines import find_ruling_lines


def sheet() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    image = Image.new("RGB", (1000, 800), "white")
    return image, ImageDraw.Draw(image)


def test_a_grid_is_found_where_it_is_drawn() -> None:
    image, draw = sheet()
    for y in (100, 300):
        draw.line((100, y, 900, y), "black", 3)
    for x in (100, 500, 900):
        draw.line((x, 100, x, 300), "black", 3)
    found = find_ruling_lines(image)
    across = sorted(one[1] for one, other in found if one[1] == other[1])
    down = sorted(one[0] for one, other in found if one[0] == other[0])
    assert across == pytest.approx([100, 300], abs=3)
    assert down == pytest.approx([100, 500, 900], abs=3)
    for one, other in found:
        length = max(other[0] - one[0], other[1] - one[1])
        assert length == pytest.approx(800 if one[1] == other[1] else 200, abs=8)


def test_a_light_gray_rule_counts() -> None:
    image, draw = sheet()
    draw.line((100, 400, 900, 400), (215, 215, 215), 3)
    assert len(find_ruling_lines(image)) == 1


def test_text_is_no_rule() -> None:
    image, draw = sheet()
    draw.text((100, 100), "Illegible HILL TITLE 1111 ----", "black", ImageFont.load_default(36))
    assert find_ruling_lines(image) == []


def test_a_rule_that_hangs_a_little_is_one_rule() -> None:
    image, draw = sheet()
    draw.line((100, 400, 900, 408), "black", 4)
    ((one, other),) = find_ruling_lines(image)
    assert one[0] == pytest.approx(100, abs=8)
    assert other[0] == pytest.approx(900, abs=8)


def test_a_blank_page_has_no_rules() -> None:
    assert find_ruling_lines(sheet()[0]) == []
