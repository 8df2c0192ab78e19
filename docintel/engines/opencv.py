"""Straighten and clean page images with OpenCV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Gray = NDArray[np.uint8]

_WHITE = (255, 255, 255)
_PROFILE_SIDE = 1200
_MAX_ANGLE, _COARSE, _FINE = 5.0, 0.5, 0.1
_SPECK_PIXELS = 4
_SPECK_ROOM = 13
_PIXELS_PER_MEGAPIXEL = 1_000_000


@dataclass(frozen=True)
class OpenCv:
    """Skew up to five degrees, and specks of up to four pixels."""

    def skew(self, image: Image.Image) -> float:
        """The angle at which the rows of ink are sharpest (projection profile)."""
        ink = _small_ink(_gray(image))
        coarse = _sharpest(ink, np.arange(-_MAX_ANGLE, _MAX_ANGLE + _FINE, _COARSE))
        fine = _sharpest(ink, np.arange(coarse - _COARSE, coarse + _COARSE + 0.01, _FINE))
        return round(fine, 2) + 0.0  # never -0.0

    def turn(self, image: Image.Image, degrees: float) -> Image.Image:
        """Clockwise, on white, with room for the corners."""
        import cv2

        width, height = image.size
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
        cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
        room = round(width * cos + height * sin), round(width * sin + height * cos)
        turn[0, 2] += (room[0] - width) / 2
        turn[1, 2] += (room[1] - height) / 2
        turned = cv2.warpAffine(
            np.asarray(image), turn, room, flags=cv2.INTER_CUBIC, borderValue=_WHITE
        )
        return Image.fromarray(turned)

    def specks(self, image: Image.Image) -> float:
        """Dark dots of a few pixels with no other ink around, per megapixel.

        Dots near other ink are mostly print: the points of a dotted line, a broken letter.
        """
        import cv2

        gray = _gray(image)
        level, _ = cv2.threshold(gray, 0, 255, cv2.THRESH_OTSU)
        ink = (gray <= level).astype(np.uint8)
        count, _, stats, centers = cv2.connectedComponentsWithStats(ink, connectivity=8)
        # The first is the paper, which has no center where all is ink.
        size = stats[1:count, cv2.CC_STAT_AREA]
        columns, rows = centers[1:count].round().astype(int).T
        around = cv2.boxFilter(ink, cv2.CV_16U, (_SPECK_ROOM, _SPECK_ROOM), normalize=False)
        alone = (size <= _SPECK_PIXELS) & (around[rows, columns] <= size)
        return float(alone.sum()) * _PIXELS_PER_MEGAPIXEL / gray.size

    def remove_specks(self, image: Image.Image) -> Image.Image:
        """A median filter, 3 by 3."""
        import cv2

        return Image.fromarray(cv2.medianBlur(np.asarray(image), 3))


def _gray(image: Image.Image) -> Gray:
    return np.asarray(image.convert("L"))


def _small_ink(gray: Gray) -> NDArray[np.float32]:
    """Where there is ink, 1 or 0, on a small copy of the page."""
    import cv2

    factor = min(_PROFILE_SIDE / max(gray.shape), 1.0)
    height, width = (max(round(side * factor), 1) for side in gray.shape)
    small = cv2.resize(gray, (width, height), interpolation=cv2.INTER_AREA)
    level, _ = cv2.threshold(small, 0, 255, cv2.THRESH_OTSU)
    # Turning blurs a little; without a blur before, the angle 0 would look sharper than it is.
    ink = (small < level).astype(np.float32)
    return np.asarray(cv2.blur(ink, (3, 3)), dtype=np.float32)


def _sharpest(ink: NDArray[np.float32], angles: NDArray[Any]) -> float:
    """The clockwise tilt without which rows of ink and of paper alternate most sharply.

    Of equals, as on an empty page, it is the smallest.
    """
    return float(max(angles, key=lambda angle: (_sharpness(ink, float(angle)), -abs(angle))))


def _sharpness(ink: NDArray[np.float32], degrees: float) -> float:
    """How much neighbouring rows differ once the ink is turned back by that angle."""
    import cv2

    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height), flags=cv2.INTER_LINEAR).sum(axis=1)
    return float(np.square(np.diff(rows)).sum())
