"""Strips cut from an image."""

from __future__ import annotations

import numpy as np
import pytest

from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.line_crops import HEIGHT, as_read, cut


def _corners(left: float, top: float, right: float, bottom: float) -> Corners:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def test_a_line_of_the_right_height_is_cut_as_it_is() -> None:
    image = np.random.default_rng(1).integers(0, 255, (100, 300, 3), dtype=np.uint8)
    strip = cut(image, _corners(20, 30, 220, 30 + HEIGHT))
    assert np.array_equal(strip, image[30 : 30 + HEIGHT, 20:220])


@pytest.mark.parametrize("height", [6, 24, 48, 90, 200])
def test_every_strip_has_the_same_height_and_the_shape_of_its_line(height: int) -> None:
    strip = cut(np.zeros((300, 900, 3), np.uint8), _corners(10, 10, 10 + 3 * height, 10 + height))
    assert strip.shape == (HEIGHT, 3 * HEIGHT, 3)


def test_a_line_without_any_size_is_still_a_strip() -> None:
    assert cut(np.zeros((20, 20, 3), np.uint8), _corners(5, 5, 5, 5)).shape[0] == HEIGHT


def test_a_line_that_stands_upright_is_read_downwards() -> None:
    image = np.zeros((200, 100, 3), np.uint8)
    image[:50] = 255
    strip = cut(image, as_read(_corners(40, 0, 60, 200)))
    assert strip[:, :10].min() > 200
    assert strip[:, -10:].max() == 0


def test_a_line_that_lies_is_read_from_its_left() -> None:
    corners = _corners(0, 0, 100, 20)
    assert as_read(corners) is corners
