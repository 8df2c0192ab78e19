"""Count the specks of a noisy scan, and remove them."""

from __future__ import annotations

import numpy as np

from docintel.engines.opencv.shrinking import Pixels

_SPECK_PIXELS = 4
#: Specks have at most this share of the light of the paper.
_DARK = 0.55
_SPECK_ROOM = 13
#: Parts of the page, each way, and the percentage of them that may have fewer specks.
_PARTS, _RANK = 8, 25
_PIXELS_PER_MEGAPIXEL = 1_000_000


def count(gray: Pixels) -> float:
    """Dark dots of a few pixels with no larger ink around, per megapixel.

    Dots near other ink are mostly print, as in broken letters. So are those that stand in some
    parts of the page only, as letters that are made of dots: hence a part with few of them counts
    for all.
    """
    import cv2

    level, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_OTSU)
    # Grain is faint, and a median would blur what is read through it.
    ink = (gray <= min(level, _DARK * float(np.median(gray)))).astype(np.uint8)
    number, labels, stats, centers = cv2.connectedComponentsWithStats(ink, connectivity=8)
    # The first is the paper, which has no center where all is ink.
    is_dot = stats[1:number, cv2.CC_STAT_AREA] <= _SPECK_PIXELS
    columns, rows = centers[1:number][is_dot].round().astype(int).T
    larger = ink - np.concatenate([[False], is_dot])[labels].astype(np.uint8)
    around = cv2.boxFilter(larger, cv2.CV_16U, (_SPECK_ROOM, _SPECK_ROOM), normalize=False)
    apart = around[rows, columns] == 0
    dots, _, _ = np.histogram2d(
        rows[apart], columns[apart], _PARTS, ((0, gray.shape[0]), (0, gray.shape[1]))
    )
    few = float(np.percentile(dots, _RANK)) * dots.size
    return float(few * _PIXELS_PER_MEGAPIXEL / gray.size)


def remove(image: Pixels) -> Pixels:
    """A median filter, 3 by 3."""
    import cv2

    return np.asarray(cv2.medianBlur(image, 3), np.uint8)
