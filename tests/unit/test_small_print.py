"""Where small letters are left over the network looks again; it is not led astray by the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels
from docintel.engines.thin_ocr.small_print import with_small_print


@dataclass(frozen=True)
class Closer(LineFinder):
    """Answers that the whole part is one line, and keeps the size of what it was shown."""

    shown: list[tuple[int, ...]] = field(default_factory=list)

    def find_closer(self, image: Pixels) -> list[Corners]:
        self.shown.append(image.shape)
        height, width = image.shape[:2]
        return [_line(0, 0, width, height)]


def _line(left: float, top: float, right: float, bottom: float) -> Corners:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def _paper(*printed: tuple[int, int, int, int]) -> Pixels:
    """Rows of letters: strokes of three pixels with gaps of three."""
    paper = np.full((600, 900, 3), 240, np.uint8)
    for left, top, right, bottom in printed:
        for x in range(left, right, 6):
            paper[top:bottom, x : x + 3] = 20
    return paper


def _boxes(lines: list[Corners]) -> list[list[float]]:
    return [[*line.min(axis=0).tolist(), *line.max(axis=0).tolist()] for line in lines]


def test_letters_of_no_line_are_looked_at_closer() -> None:
    finder = Closer(960, 1)
    [found] = _boxes(with_small_print(_paper((200, 500, 600, 510)), [], finder))
    assert finder.shown == [(58, 447, 3)]
    assert found == [176, 476, 623, 534]


def test_letters_of_a_line_that_was_found_are_not() -> None:
    finder, line = Closer(960, 1), _line(190, 495, 610, 515)
    assert with_small_print(_paper((200, 500, 600, 510)), [line], finder) == [line]
    assert finder.shown == []


def test_a_longer_line_takes_the_place_of_its_part() -> None:
    part = _line(300, 495, 340, 515)
    [found] = _boxes(with_small_print(_paper((200, 500, 600, 510)), [part], Closer(960, 1)))
    assert found[0] < 200
    assert found[2] > 590


@pytest.mark.parametrize(
    "printed",
    [
        (200, 500, 230, 510),  # a speck
        (200, 400, 600, 500),  # large letters
        (200, 500, 600, 503),  # a rule
    ],
)
def test_what_is_not_small_print_is_left_alone(printed: tuple[int, int, int, int]) -> None:
    finder = Closer(960, 1)
    assert with_small_print(_paper(printed), [], finder) == []
    assert finder.shown == []


def test_a_page_full_of_such_things_is_a_pattern() -> None:
    rows = [(100, top, 800, top + 8) for top in range(10, 590, 20)]
    finder = Closer(960, 1)
    assert with_small_print(_paper(*rows), [], finder) == []
    assert finder.shown == []


def test_so_many_small_lines_are_no_footer() -> None:
    finder = Closer(960, 1)
    rows = [(200, 20 * row, 260, 20 * row + 8) for row in range(1, 28)]
    assert with_small_print(_paper(*rows), [], finder) == []
    assert finder.shown == []


def test_a_line_that_its_parts_make_up_is_nothing_new() -> None:
    line = _line(180, 478, 620, 492)
    assert with_small_print(_paper((200, 500, 600, 510)), [line], Closer(960, 1)) == [line]
