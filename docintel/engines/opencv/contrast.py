"""Darken ink that has faded, so that it stands out from its paper as print does."""

from __future__ import annotations

import numpy as np

from docintel.engines.opencv.shrinking import Pixels, shrunk

_SIDE = 1000
_LETTERS = 25
#: Where nothing is this much darker than its surroundings there is nothing to stretch.
_LEAST = 4
#: Of the levels of gray of a page, the paper's is this far up, ink's that far down.
_PAPER, _INK = 60.0, 0.5


def measure(gray: Pixels) -> float:
    """How much darker ink is than paper, from 0 to 1; 1 where there is no ink."""
    import cv2

    small = cv2.medianBlur(shrunk(gray, _SIDE), 3)
    darker = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((_LETTERS, _LETTERS), np.uint8))
    level, _ = cv2.threshold(darker, 0, 255, cv2.THRESH_OTSU)
    if level < _LEAST:
        return 1.0
    ink = np.asarray(darker)[np.asarray(darker) > level]
    return float(ink.mean()) / 255


def stretch(image: Pixels) -> Pixels:
    """Paper becomes white and ink black, whatever lies between moves with them."""
    low, high = np.percentile(shrunk(image, _SIDE).mean(axis=2), (_INK, _PAPER))
    levels = (np.arange(256) - low) / max(high - low, 1) * 255
    return np.asarray(levels.clip(0, 255).astype(np.uint8)[image], np.uint8)
