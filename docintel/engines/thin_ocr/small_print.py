"""Look again, closer, where letters are left that belong to no line: print too small to be found.

Lines are looked for on a page that was made small, on which print of 6 points vanishes; footers
with tax numbers and bank accounts are often set in it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from docintel.core.geometry import Box
from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.find_lines import LineFinder, Pixels

#: Heights of lines of small print, in pixels: a capital letter, blurred at most.
_LOWEST, _HIGHEST = 5, 22
#: Letters closer than this, in pixels, make a line; it is so many times longer than high.
_APART, _LONG = 13, 6
#: Of the room around a line, in pixels, in which the network looks again.
_AROUND = 24
#: How much darker than the paper ink is.
_CONTRAST = 70
#: Share of a line that a longer one covers, to be a part of it; and what all parts together are,
#: if the longer one is nothing new.
_PART, _NOTHING_NEW = 0.6, 0.8
_GREEN = 1
#: More of them, or in more of the page, are no footer, but specks or halftone.
_MOST, _LARGEST = 24, 0.25


def with_small_print(image: Pixels, lines: Sequence[Corners], finder: LineFinder) -> list[Corners]:
    """The lines, and those of small print; one of these takes the place of its parts."""
    all_lines = list(lines)
    height, width = image.shape[:2]
    parts = _joined(_left_over(image, [_around(line) for line in lines]), width, height)
    if sum(part.area for part in parts) > _LARGEST * width * height:
        return all_lines
    for part in parts:
        left, top = int(part.left), int(part.top)
        piece = np.ascontiguousarray(image[top : int(part.bottom), left : int(part.right)])
        for corners in finder.find_closer(piece):
            all_lines = _with(all_lines, corners + np.array([left, top], np.float32))
    return all_lines


def _with(lines: list[Corners], new: Corners) -> list[Corners]:
    box = _around(new)
    shares = [box.overlap(one) / max(min(one.area, box.area), 1) for one in map(_around, lines)]
    parts = [line for line, share in zip(lines, shares, strict=True) if share > _PART]
    if sum(_around(part).width for part in parts) > _NOTHING_NEW * box.width:
        return lines
    others = [line for line, share in zip(lines, shares, strict=True) if share <= _PART]
    return [*others, new]


def _left_over(image: Pixels, known: Sequence[Box]) -> list[Box]:
    """What looks like lines of small letters and lies in no known line."""
    import cv2

    gray = cv2.extractChannel(image, _GREEN)
    paper = float(np.median(gray[::8, ::8]))
    _, ink = cv2.threshold(gray, paper - _CONTRAST, 1, cv2.THRESH_BINARY_INV)
    for box in known:
        ink[int(box.top) : int(box.bottom) + 1, int(box.left) : int(box.right) + 1] = 0
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, _APART), np.uint8))
    count, _, spots, _ = cv2.connectedComponentsWithStats(joined)
    boxes = [Box(x, y, x + w, y + h) for x, y, w, h, _ in spots[1:count].tolist()]
    long = [box for box in boxes if _LOWEST <= box.height <= _HIGHEST and _is_long(box)]
    return long if len(long) <= _MOST else []


def _is_long(box: Box) -> bool:
    return box.width >= _LONG * box.height


def _joined(boxes: Sequence[Box], width: int, height: int) -> list[Box]:
    """Parts of the page that hold them all, with room around; none touches another."""
    parts: list[Box] = []
    for box in boxes:
        part = Box(
            max(box.left - _AROUND, 0),
            max(box.top - _AROUND, 0),
            min(box.right + _AROUND, width),
            min(box.bottom + _AROUND, height),
        )
        while touching := [other for other in parts if other.overlap(part) > 0]:
            parts = [other for other in parts if other not in touching]
            for other in touching:
                part = part.union(other)
        parts.append(part)
    return parts


def _around(line: Corners) -> Box:
    (left, top), (right, bottom) = line.min(axis=0).tolist(), line.max(axis=0).tolist()
    return Box(left, top, right, bottom)
