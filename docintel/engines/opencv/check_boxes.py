"""Find the squares that are printed to be ticked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.engines.opencv.ink_mask import Ink
from docintel.engines.opencv.shrinking import Pixels

#: Sides of a square, in heights of the usual word.
_SMALLEST, _LARGEST = 0.5, 2.4
_LEAST_SIDE = 11
_SQUARE = (0.8, 1.25)
#: A pen that crosses an edge parts it; so much of it, in heights of a word, is bridged.
_BRIDGED = 0.25
#: How far the ends of top and bottom may be apart, as a share of them.
_APART = 0.14
#: How much of each edge lies on one line, the worst first: a tick leaves over one or two. Edges
#: of few pixels are easily straight, so that more is asked of them.
_STRAIGHT, _STRAIGHT_IF_SHORT = (0.66, 0.78, 0.85, 0.86), (0.78, 0.84, 0.86, 0.86)
_SHORT = 18
#: How far off the line it may be, in sides.
_OFF_LINE = 0.04
#: A square with so much ink has no edge that is seen.
_SOLID = 0.93
#: How much ink may be around it: on three sides hardly any, since a tick leaves on one.
_CLEAR, _CLEAR_SIDES = 0.2, 3
#: How far around, in sides.
_MARGIN = 0.14

#: Left, top, right and bottom of strokes, a row each.
Strokes = NDArray[np.int32]


def find_squares(ink: Ink, word_height: float) -> list[Box]:
    """Those that stand free; one whose edges go on is a cell of a table."""
    import cv2

    above = np.asarray(cv2.subtract(ink.mask[1:], ink.mask[:-1]), np.uint8)
    below = np.asarray(cv2.subtract(ink.mask[:-1], ink.mask[1:]), np.uint8)
    tops, bottoms = (_level_strokes(mask, word_height) for mask in (above, below))
    found = (box for box in _between(tops, bottoms) if _stands_free(box, ink))
    return _apart([box for box in found if _is_framed(box, ink)])


def without_lone_solid(boxes: Sequence[Box], ink: Ink) -> list[Box]:
    """Of squares that are all ink, those beside which others of their size are not.

    Bullets and the squares of a chart's key are alike; boxes to tick were not all filled.
    """
    solid = {box for box in boxes if _inside(box, ink) >= _SOLID}
    others = [box for box in boxes if box not in solid]
    return [
        box
        for box in boxes
        if box not in solid or any(abs(box.width - one.width) <= 0.2 * box.width for one in others)
    ]


def _inside(box: Box, ink: Ink) -> float:
    return ink.share(box.left + 1, box.top + 1, box.right - 1, box.bottom - 1)


def _level_strokes(mask: Pixels, word_height: float) -> Strokes:
    """Those as long as a side may be, also where they hang by a degree or two."""
    import cv2

    least = max(_SMALLEST * word_height, _LEAST_SIDE)
    # Two rows become one: half the work, and room for what hangs.
    halves = len(mask) // 2 * 2
    thick = cv2.dilate(cv2.max(mask[0:halves:2], mask[1:halves:2]), np.ones((2, 1), np.uint8))
    closed = cv2.morphologyEx(
        thick, cv2.MORPH_CLOSE, np.ones((1, max(round(_BRIDGED * word_height), 3)), np.uint8)
    )
    level = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((1, round(0.7 * least)), np.uint8))
    number, _, stats, _ = cv2.connectedComponentsWithStats(level, connectivity=8)
    left, top, width, height = stats[1:number, : cv2.CC_STAT_AREA].T
    fits = (width >= 0.8 * least) & (width <= _LARGEST * word_height) & (height <= 0.2 * width + 2)
    strokes = np.stack([left, 2 * top + 1, left + width, 2 * (top + height) - 1], axis=1)
    return np.asarray(strokes[fits], np.int32)


def _between(tops: Strokes, bottoms: Strokes) -> Iterator[Box]:
    """What may be a square by its top and bottom."""
    bottoms = bottoms[np.argsort(bottoms[:, 0])]
    for left, top, right, _ in tops:
        width = right - left
        apart = max(_APART * width, 2)
        first, last = np.searchsorted(bottoms[:, 0], [left - apart, left + apart + 1])
        near = bottoms[first:last]
        heights = near[:, 3] - top
        fits = (heights >= _SQUARE[0] * width) & (heights <= _SQUARE[1] * width)
        for other_left, _, other_right, bottom in near[fits & (abs(near[:, 2] - right) <= apart)]:
            yield Box(
                float(min(left, other_left)),
                float(top),
                float(max(right, other_right)),
                float(bottom),
            )


def _stands_free(box: Box, ink: Ink) -> bool:
    gap, far = 2, 2 + max(_MARGIN * box.width, 2)
    around = (
        ink.share(box.left - far, box.top, box.left - gap, box.bottom),
        ink.share(box.right + gap, box.top, box.right + far, box.bottom),
        ink.share(box.left, box.top - far, box.right, box.top - gap),
        ink.share(box.left, box.bottom + gap, box.right, box.bottom + far),
    )
    return sum(share <= _CLEAR for share in around) >= _CLEAR_SIDES


def _is_framed(box: Box, ink: Ink) -> bool:
    shares = sorted(_straight_share(side) for side in _sides(box, ink))
    asked = _STRAIGHT if box.width > _SHORT else _STRAIGHT_IF_SHORT
    return all(share >= least for share, least in zip(shares, asked, strict=True))


def _sides(box: Box, ink: Ink) -> Iterable[Pixels]:
    """Strips along the edges, a row for each place on the edge, from outside inwards."""
    reach = max(round(_APART * box.width), 3)
    left = ink.crop(box.left - reach, box.top, box.left + reach, box.bottom)
    right = ink.crop(box.right - reach, box.top, box.right + reach, box.bottom)
    top = ink.crop(box.left, box.top - reach, box.right, box.top + reach)
    bottom = ink.crop(box.left, box.bottom - reach, box.right, box.bottom + reach)
    return left, right[:, ::-1], top.T, bottom.T[:, ::-1]


def _straight_share(strip: Pixels) -> float:
    """How much of the edge begins on one line, which may hang a little."""
    if not strip.size:
        return 0.0
    inked = strip.any(axis=1)
    begins = np.where(inked, strip.argmax(axis=1), -99).astype(float)
    if inked.mean() < _STRAIGHT[0]:
        return 0.0
    half = len(begins) // 2
    first, last = (np.median(part[part >= 0]) for part in (begins[:half], begins[half:]))
    if not np.isfinite(first + last):
        return 0.0
    line = first + (last - first) * ((np.arange(len(begins)) + 0.5) / len(begins) * 2 - 0.5)
    return float((abs(begins - line) <= max(_OFF_LINE * len(begins), 1.0)).mean())


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """The larger of two that overlap: the inner edge of a frame makes a square as well."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda box: -box.area):
        if not any(box.overlap(other) > 0 for other in kept):
            kept.append(box)
    return kept
