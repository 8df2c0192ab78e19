"""Tell where a photo misses a part of the page: paper and print go on beyond its rim."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.engines.opencv.page_outline import bright_piece
from docintel.engines.opencv.shrinking import Pixels, shrunk

_SIDE = 1000
_LETTERS, _FAINTEST = 25, 40
#: How deep the strip along a side is that is looked at, and how much of it must be paper.
_DEPTH, _MOSTLY_PAPER = 10, 0.3
#: Share of the paper along a side on which there is print.
_PRINTED = 0.02
#: A bright table reaches the rim everywhere.
_MOST_SIDES = 2


def missing_sides(image: Pixels) -> tuple[str, ...]:
    """Of `left`, `top`, `right` and `bottom`, those at which print is cut off."""
    import cv2

    paper = bright_piece(image)
    if paper is None:
        return ()
    small = shrunk(image, _SIDE)
    piece = np.asarray(cv2.resize(paper, small.shape[1::-1], interpolation=cv2.INTER_NEAREST))
    gray = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    darker = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones((_LETTERS, _LETTERS), np.uint8))
    print_ = (np.asarray(darker) > _FAINTEST) & (piece > 0)
    reached = [side for side in range(4) if _strip(piece, side).mean() > _MOSTLY_PAPER]
    if len(reached) > _MOST_SIDES:
        return ()
    printed = (side for side in reached if _strip(print_, side).any(axis=0).mean() > _PRINTED)
    return tuple(("left", "top", "right", "bottom")[side] for side in printed)


def _strip(mask: NDArray[Any], side: int) -> NDArray[Any]:
    """What lies along that side, as rows from the rim inwards."""
    return np.rot90(mask, side - 1)[:_DEPTH]
