"""Tell whether a box or circle to tick is ticked."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.engines.opencv.ink_mask import Ink

#: The edge of a square takes no more of a side than this; what is thicker was filled.
_THICKEST_EDGE = 0.34
#: A row or column with more ink than this belongs to the edge.
_EDGE_INK = 0.55
#: How much of a circle's box is edge and corner.
_EDGE_OF_CIRCLE = 0.26
#: What a stroke reaches over, as a share of the inside, when it is as likely a tick as dirt.
_REACH, _STEEPNESS = 0.36, 16.0


def chance_of_tick(box: Box, ink: Ink, is_round: bool) -> float:
    """The probability that someone ticked, crossed or filled it, by its longest stroke inside."""
    import cv2

    edge = _EDGE_OF_CIRCLE * box.width if is_round else _edge_of_square(box, ink)
    inside = ink.crop(box.left + edge, box.top + edge, box.right - edge, box.bottom - edge)
    if not inside.size:
        return 0.0
    number, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    height, width = inside.shape
    reach = np.hypot(
        stats[1:number, cv2.CC_STAT_WIDTH] / width, stats[1:number, cv2.CC_STAT_HEIGHT] / height
    )
    longest = float(reach.max(initial=0.0)) / math.sqrt(2)
    return 1 / (1 + math.exp(-_STEEPNESS * (longest - _REACH)))


def _edge_of_square(box: Box, ink: Ink) -> float:
    """How many pixels on each side belong to its edge, where that is thickest."""
    pixels = ink.crop(box.left, box.top, box.right, box.bottom)
    columns, rows = pixels.mean(axis=0), pixels.mean(axis=1)
    most = max(round(_THICKEST_EDGE * box.width), 2)
    sides = (columns, columns[::-1], rows, rows[::-1])
    return max(_last_of_edge(side[:most]) for side in sides) + 1


def _last_of_edge(shares: NDArray[np.float64]) -> int:
    """How far inwards the edge goes: it may begin a pixel later than its box."""
    inked = np.flatnonzero(shares > _EDGE_INK)
    if not inked.size:
        return 2
    gaps = np.flatnonzero(np.diff(inked) > 1)
    return int(inked[gaps[0]] if gaps.size else inked[-1]) + 1
