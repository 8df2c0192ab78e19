"""Find the part of a page image that is printed on."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image

from docintel.engines.opencv.shrinking import shrunk

#: Enough to see lines of text.
_SIDE = 600
_PAPER_AROUND = 31
_FAINTEST = 25
_LEAST_PIXELS = 50
#: What lies outside on each side is dirt, or the shadow along an edge.
_OUTSIDE = 0.01
_MARGIN = 8


def ink_area(image: Image) -> tuple[int, int, int, int]:
    """Left, top, right and bottom in pixels; the whole image where there is hardly any ink."""
    import cv2

    small = shrunk(np.asarray(image.convert("L")), _SIDE)
    ink = cv2.subtract(cv2.medianBlur(small, _PAPER_AROUND), small) > _FAINTEST
    if ink.sum() < _LEAST_PIXELS:
        return 0, 0, *image.size
    left, right = _span(ink.sum(axis=0))
    top, bottom = _span(ink.sum(axis=1))
    across, down = image.width / small.shape[1], image.height / small.shape[0]
    return round(left * across), round(top * down), round(right * across), round(bottom * down)


def _span(counts: NDArray[np.int64]) -> tuple[int, int]:
    shares = np.cumsum(counts) / counts.sum()
    first = int(np.searchsorted(shares, _OUTSIDE))
    last = int(np.searchsorted(shares, 1 - _OUTSIDE))
    return max(first - _MARGIN, 0), min(last + 1 + _MARGIN, len(counts))
