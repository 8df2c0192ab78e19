"""Make a small copy of an image to look at as a whole."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]


def shrunk(image: Pixels, side: int) -> Pixels:
    """With a longer side of so many pixels; the image itself where it has no more."""
    import cv2

    factor = side / max(image.shape[:2])
    if factor >= 1:
        return image
    height, width = (max(round(length * factor), 1) for length in image.shape[:2])
    return np.asarray(cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
