"""Measure the small angle by which a page hangs (projection profile, Postl 1986)."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.engines.opencv.shrinking import Pixels, shrunk

Ink = NDArray[np.float32]

_MAX_ANGLE = 12.0
#: Side of the small copy that is turned, and the steps of the angles that are tried.
_PASSES = ((400, _MAX_ANGLE, 0.75), (700, 0.75, 0.15), (1200, 0.15, 0.05))
#: Larger than letters, as a share of the page's longer side.
_PAPER_AROUND = 1 / 40
_FAINTEST = 20


def measure(gray: Pixels) -> float:
    """The clockwise angle, in degrees, at which rows of ink and of paper alternate most sharply.

    Of equals, as on an empty page, it is the smallest.
    """
    angle = 0.0
    for side, reach, step in _PASSES:
        ink = _ink(shrunk(gray, side))
        steps = round(reach / step)
        angle = _sharpest(ink, angle + step * np.arange(-steps, steps + 1))
    return round(angle, 2) + 0.0  # never -0.0


def _ink(gray: Pixels) -> Ink:
    """Where something is darker than the paper around it, which shadows are not."""
    import cv2

    around = max(round(max(gray.shape) * _PAPER_AROUND), 3)
    darker = cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones((around, around), np.uint8))
    level, _ = cv2.threshold(darker, 0, 255, cv2.THRESH_OTSU)
    # Turning blurs a little; without a blur before, the angle 0 would look sharper than it is.
    ink = (darker > max(level, _FAINTEST)).astype(np.float32)
    return np.asarray(cv2.blur(ink, (3, 3)), dtype=np.float32)


def _sharpest(ink: Ink, angles: NDArray[Any]) -> float:
    return float(max(angles, key=lambda angle: (_sharpness(ink, float(angle)), -abs(angle))))


def _sharpness(ink: Ink, degrees: float) -> float:
    """How much neighbouring rows differ once the ink is turned back by that angle."""
    import cv2

    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
