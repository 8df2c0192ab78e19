"""Which segments stand to the left of a value, above it, to its right and below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.extraction.reading import Reading

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_DIGIT = re.compile(r"\d")
#: Units that are compared with all segments of their page at once; it bounds the memory.
_AT_ONCE = 512
#: Share of the narrower one's width that two have in common when one stands above the other.
_SHARED_WIDTH = 0.3
#: What stands for the distance to nothing, in heights of a line.
FAR = 40.0


@dataclass(frozen=True)
class Surroundings:
    """For each unit the indexes of segments (-1: none), and how far off they are in line heights.

    `header` is the nearest segment above that holds no digit, `caption` the nearest that holds a
    known label.
    """

    left: Integers
    left2: Integers
    right: Integers
    above: Integers
    above2: Integers
    header: Integers
    caption: Integers
    below: Integers
    gaps: Floats


def surroundings(
    reading: Reading, unit_edges: Floats, owners: Integers, labelled: Sequence[bool]
) -> Surroundings:
    """The neighbours of units with these edges, each in the segment that `owners` names.

    `labelled` says of each segment whether it holds a known label.
    """
    edges = _edges([one.box for one in reading.segments])
    heights = np.maximum(unit_edges[:, 3] - unit_edges[:, 1], 1.0)
    beside = _beside(reading, owners)
    vertical = np.full((len(owners), 5), -1, dtype=np.int64)
    worded = [not _DIGIT.search(one.text) for one in reading.segments]
    heads = np.array([worded, labelled], dtype=np.bool_).reshape(2, -1)
    gaps = np.full((len(owners), 4), np.inf)
    for side, neighbours in enumerate((beside[:, 0], beside[:, 2])):
        known = neighbours >= 0
        mine, theirs = ((0, 2), (2, 0))[side]
        gaps[known, side] = np.abs(unit_edges[known, mine] - edges[neighbours[known], theirs])
    for units, segments in _pages(reading, owners):
        vertical[units], gaps[units, 2:] = _vertical(unit_edges[units], edges, segments, heads)
    near = np.minimum(gaps / heights[:, None], FAR)
    left, left2, right = beside.T
    above, above2, header, caption, below = vertical.T
    return Surroundings(left, left2, right, above, above2, header, caption, below, near)


def _edges(boxes: Sequence[Box]) -> Floats:
    edges = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(edges, dtype=np.float64).reshape(-1, 4)


def _beside(reading: Reading, owners: Integers) -> Integers:
    """Indexes of the two segments to the left of each and of the one to the right, else -1."""
    rows = np.array([segment.row for segment in reading.segments], dtype=np.int64)
    beside = owners[:, None] + np.array([-1, -2, 1])
    inside = (beside >= 0) & (beside < len(rows))
    same_row = rows[np.where(inside, beside, 0)] == rows[owners][:, None]
    return np.where(inside & same_row, beside, -1)


def _pages(reading: Reading, owners: Integers) -> Iterator[tuple[Integers, Integers]]:
    """Units and segments of one page after the other, the units in bounded lots."""
    pages = np.array([segment.page for segment in reading.segments], dtype=np.int64)
    unit_pages = pages[owners]
    for page in np.unique(unit_pages):
        units = np.flatnonzero(unit_pages == page)
        segments = np.flatnonzero(pages == page)
        for start in range(0, len(units), _AT_ONCE):
            yield units[start : start + _AT_ONCE], segments


def _vertical(
    units: Floats, edges: Floats, segments: Integers, heads: NDArray[np.bool_]
) -> tuple[Integers, Floats]:
    """The two nearest above, header, caption and the nearest below; distances up and down."""
    others = edges[segments]
    shared = np.minimum(units[:, None, 2], others[None, :, 2]) - np.maximum(
        units[:, None, 0], others[None, :, 0]
    )
    widths = np.minimum((units[:, 2] - units[:, 0])[:, None], (others[:, 2] - others[:, 0])[None])
    aligned = shared > _SHARED_WIDTH * widths
    half = (units[:, 3] - units[:, 1])[:, None] / 2
    up = units[:, None, 1] - others[None, :, 3]
    up = np.where(aligned & (up > -half), np.maximum(up, 0.0), np.inf)
    down = others[None, :, 1] - units[:, None, 3]
    down = np.where(aligned & (down > -half), np.maximum(down, 0.0), np.inf)
    above, distance_up = _nearest(up, segments)
    header, caption = (
        _nearest(np.where(head[segments][None], up, np.inf), segments)[0] for head in heads
    )
    farther = np.where(segments[None] == above[:, None], np.inf, up)
    above2, _ = _nearest(farther, segments)
    below, distance_down = _nearest(down, segments)
    found = np.stack([above, above2, header, caption, below], axis=1)
    return found, np.stack([distance_up, distance_down], axis=1)


def _nearest(distances: Floats, segments: Integers) -> tuple[Integers, Floats]:
    best = distances.argmin(axis=1)
    nearest = distances[np.arange(len(distances)), best]
    return np.where(np.isfinite(nearest), segments[best], -1), nearest
