"""Move the pixels of an image as a map of the plane says."""

from __future__ import annotations

import numpy as np

from docintel.core.plane_map import PlaneMap, Size, shift
from docintel.engines.opencv.shrinking import Pixels

_WHITE = (255, 255, 255)


def warp(image: Pixels, to_new: PlaneMap, size: Size) -> Pixels:
    """White where the image has nothing."""
    import cv2

    # OpenCV counts from the middles of pixels.
    matrix = np.reshape(shift(0.5, 0.5).then(to_new).then(shift(-0.5, -0.5)), (3, 3))
    moved = cv2.warpPerspective(image, matrix, size, flags=cv2.INTER_CUBIC, borderValue=_WHITE)
    return np.asarray(moved, np.uint8)
