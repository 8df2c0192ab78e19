"""Count the specks of a noisy scan, and remove them."""

from __future__ import annotations

import numpy as np

from docintel.engines.opencv.shrinking import Pixels

_SPECK_PIXELS = 4
_SPECK_ROOM = 13
_PIXELS_PER_MEGAPIXEL = 1_000_000


def count(gray: Pixels) -> float:
    """Dark dots of a few pixels with no other ink around, per megapixel.

    Dots near other ink are mostly print: the points of a dotted line, a broken letter.
    """
    import cv2

    level, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_OTSU)
    ink = (gray <= level).astype(np.uint8)
    number, _, stats, centers = cv2.connectedComponentsWithStats(ink, connectivity=8)
    # The first is the paper, which has no center where all is ink.
    size = stats[1:number, cv2.CC_STAT_AREA]
    columns, rows = centers[1:number].round().astype(int).T
    around = cv2.boxFilter(ink, cv2.CV_16U, (_SPECK_ROOM, _SPECK_ROOM), normalize=False)
    alone = (size <= _SPECK_PIXELS) & (around[rows, columns] <= size)
    return float(alone.sum()) * _PIXELS_PER_MEGAPIXEL / gray.size


def remove(image: Pixels) -> Pixels:
    """A median filter, 3 by 3."""
    import cv2

    return np.asarray(cv2.medianBlur(image, 3), np.uint8)
