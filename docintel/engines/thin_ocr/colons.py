"""Widen lines to the colons beside them, as in `Total   : 12.00`: the network overlooks these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.find_lines import Pixels

#: In heights of the line: how far away colons are looked for, from how far inside its box, and
#: the paper that is taken around them.
_REACH, _INNER, _MARGIN = 1.5, 0.2, 0.2
#: The dots of a colon, in heights of the line, and how much longer one may be than wide.
_LEAST, _MOST, _LONGISH = 0.05, 0.33, 2.5
_DOTS = 2
_SMALLEST_LINE = 10
_STEEPEST = 0.1
#: Share of the way from ink to paper, and how far these must be apart.
_INK, _LEAST_CONTRAST = 0.6, 30
#: Of the colours it is the nearest to how bright a pixel looks.
_GREEN = 1


class _Colon(NamedTuple):
    """Beside which line it stands, how far away, and where on the page it begins and ends."""

    distance: float
    line: int
    left: float
    right: float

    def is_the_same(self, other: _Colon, boxes: Sequence[Box]) -> bool:
        one, two = boxes[self.line], boxes[other.line]
        is_level = min(one.bottom, two.bottom) > max(one.top, two.top)
        return is_level and self.left < other.right and other.left < self.right


def with_colons(image: Pixels, lines: Sequence[Corners]) -> list[Corners]:
    """The lines, some of them longer; a colon between two goes to the nearer.

    Corners go clockwise from the upper left.
    """
    boxes = [Box(*line.min(axis=0).tolist(), *line.max(axis=0).tolist()) for line in lines]
    page = _Page(image[..., _GREEN], boxes)
    widened, taken = list(lines), list[_Colon]()
    for colon in sorted(c for at, line in enumerate(lines) for c in page.colons(line, at)):
        if not any(colon.is_the_same(other, boxes) for other in taken):
            taken.append(colon)
            widened[colon.line] = _widened(widened[colon.line], boxes[colon.line], colon)
    return widened


def _widened(line: Corners, box: Box, colon: _Colon) -> Corners:
    moved, margin = line.copy(), _MARGIN * box.height
    moved[[0, 3], 0] += min(colon.left - margin - box.left, 0)
    moved[[1, 2], 0] += max(colon.right + margin - box.right, 0)
    return moved


@dataclass(frozen=True)
class _Page:
    gray: Pixels
    boxes: Sequence[Box]

    def colons(self, line: Corners, at: int) -> Iterator[_Colon]:
        """To the left and to the right of the line, as far as the neighbours leave room."""
        box = self.boxes[at]
        tilt = abs(float(line[1, 1] - line[0, 1])) / max(box.width, 1)
        if box.height < _SMALLEST_LINE or tilt > _STEEPEST or box.width < box.height:
            return
        threshold = _threshold(self._part(box))
        level = [one for one in self.boxes if one is not box and _is_level(one, box)]
        ends = (one.left for one in level if one.left > box.right - _DOTS)
        starts = (one.right for one in level if one.right < box.left + _DOTS)
        reach, inner = _REACH * box.height, _INNER * box.height
        end = max(min([box.right + reach, *ends]), box.right)
        start = min(max([box.left - reach, 0, *starts]), box.left)
        behind = self._part(Box(box.right - inner, box.top, end, box.bottom)) < threshold
        before = self._part(Box(start, box.top, box.left + inner, box.bottom)) < threshold
        if found := _colon(behind):
            left, right = (int(box.right - inner) + one for one in found)
            yield _Colon(max(left - box.right, 0), at, left, right)
        if found := _colon(before[:, ::-1]):
            right, left = (int(start) + before.shape[1] - one for one in found)
            yield _Colon(max(box.left - right, 0), at, left, right)

    def _part(self, box: Box) -> Pixels:
        return self.gray[int(box.top) : int(box.bottom), int(box.left) : int(box.right)]


def _is_level(one: Box, box: Box) -> bool:
    slack = 0.3 * box.height
    return one.top < box.bottom - slack and one.bottom > box.top + slack


def _threshold(pixels: Pixels) -> float:
    """What is darker is ink; nothing is where there is hardly any contrast."""
    some = np.sort(pixels[::2, ::3], axis=None)
    ink, paper = (float(some[int(share * len(some))]) for share in (0.03, 0.75))
    return ink + _INK * (paper - ink) if paper - ink >= _LEAST_CONTRAST else 0.0


def _colon(ink: NDArray[np.bool_]) -> tuple[int, int] | None:
    """Where the one colon of the stretch begins and ends, if that is all that is in it.

    What is cut off on the left belongs to the line.
    """
    import cv2

    height, width = ink.shape
    if width < _LEAST * height or not ink.any():
        return None
    count, _, found, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8))
    spots = [Box(x, y, x + w, y + h) for x, y, w, h, _ in found[1:count].tolist() if x > 0]
    dots = [spot for spot in spots if max(spot.width, spot.height) >= _LEAST * height]
    if len(dots) != _DOTS or not all(_is_dot(dot, ink.shape) for dot in dots):
        return None
    one, other = dots
    apart = abs(one.left + one.right - other.left - other.right) / 2
    if apart > _MOST / 2 * height or max(one.area, other.area) > 3 * min(one.area, other.area):
        return None
    return int(min(one.left, other.left)), int(max(one.right, other.right))


def _is_dot(dot: Box, room: tuple[int, ...]) -> bool:
    """Small and roundish, and not cut off anywhere."""
    height, width = room
    longer, shorter = max(dot.width, dot.height), min(dot.width, dot.height)
    is_whole = dot.top > 0 and dot.bottom < height and dot.right < width
    return is_whole and longer <= _MOST * height and longer <= _LONGISH * shorter
