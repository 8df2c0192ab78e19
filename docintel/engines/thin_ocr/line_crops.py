"""Cut lines of text out of an image, each as a strip that a recogniser reads."""

from __future__ import annotations

from math import ceil

import numpy as np

from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.find_lines import Pixels

#: The height of the strips, in pixels.
HEIGHT = 48
#: Linear resampling passes over pixels from here on.
_MUCH_TALLER = 2 * HEIGHT
_STANDS_UPRIGHT = 1.5


def as_read(corners: Corners) -> Corners:
    """The corners from where the text begins: lines that stand upright are read downwards."""
    width, height = _size(corners)
    return np.roll(corners, -1, axis=0) if height >= _STANDS_UPRIGHT * width else corners


def cut(image: Pixels, corners: Corners) -> Pixels:
    """The strip, straightened at the size of its pixels and then brought to the height."""
    import cv2

    strip = straighten(image, corners)
    height, width = strip.shape[:2]
    way = cv2.INTER_AREA if height > _MUCH_TALLER else cv2.INTER_LINEAR
    return np.asarray(
        cv2.resize(strip, (ceil(HEIGHT * width / height), HEIGHT), interpolation=way), np.uint8
    )


def straighten(image: Pixels, corners: Corners) -> Pixels:
    """What lies between the corners, upright, in pixels of the image."""
    import cv2

    width, height = (max(int(side), 1) for side in _size(corners))
    straight = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    change = cv2.getPerspectiveTransform(corners.astype(np.float32), straight)
    strip = cv2.warpPerspective(
        image, change, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(strip, np.uint8)


def _size(corners: Corners) -> tuple[float, float]:
    upper, right, lower, left = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    return float(max(upper, lower)), float(max(left, right))
