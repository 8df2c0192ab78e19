"""The networks of the thin reader see blue first, from -1 to 1, and are believed when sure."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from docintel.engines.thin_ocr.find_lines import LineFinder
from docintel.engines.thin_ocr.recognizer import Recognizer
from docintel.engines.thin_ocr.session import Floats

RED = (255, 0, 0)


@dataclass
class Sees:
    """Stands for a network, keeps what it is shown, and always gives this answer."""

    answer: Floats
    shown: list[Floats] = field(default_factory=list)
    characters: tuple[str, ...] = ("a",)

    def run(self, values: Floats) -> Floats:
        self.shown.append(values)
        return self.answer


def red(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.full((height, width, 3), RED, np.uint8)


def test_a_strip_is_shown_blue_first_and_what_pads_it_is_grey() -> None:
    recognizer, sees = Recognizer(True, 0.05, 1), Sees(np.zeros((1, 3, 3), np.float32))
    recognizer.__dict__["_session"] = sees
    recognizer.read(red(48, 20))
    [values] = sees.shown
    assert values.shape == (1, 3, 48, 24)
    blue, green, reds = (values[0, channel, :, :20] for channel in range(3))
    assert (blue == -1).all() and (green == -1).all() and (reds == 1).all()
    assert (values[..., 20:] == 0).all()


@pytest.mark.parametrize(("size", "shown"), [((96, 64), (96, 64)), ((1920, 960), (960, 480))])
def test_a_page_is_shown_blue_first_no_longer_than_the_side(
    size: tuple[int, int], shown: tuple[int, int]
) -> None:
    finder, sees = LineFinder(960, 1), Sees(np.zeros((1, 1, *shown), np.float32))
    finder.__dict__["_session"] = sees
    assert finder.find(red(*size)) == []
    [values] = sees.shown
    assert values.shape == (1, 3, *shown)
    assert values[0, :, 0, 0].tolist() == [-1, -1, 1]


def test_only_what_is_surely_text_is_a_line_and_has_its_place_on_the_page() -> None:
    """The network marks the core of a line, on a page of half the size."""
    answer = np.zeros((1, 1, 960, 480), np.float32)
    answer[0, 0, 100:110, 50:250], answer[0, 0, 500:510, 50:250] = 0.9, 0.35
    finder = LineFinder(960, 1)
    finder.__dict__["_session"] = Sees(answer)
    [corners] = finder.find(red(1920, 960))
    (left, top), _, (right, bottom), _ = corners.tolist()
    assert 60 < left < 100 and 500 < right < 540
    assert 170 < top < 200 and 220 < bottom < 250
