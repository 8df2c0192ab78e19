"""Tell ink from paper, whatever the shade of the paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.engines.opencv.shrinking import Pixels

#: The paper is looked at in patches of so many pixels a side.
_PATCH = 8
#: Of so many patches around, the brightest is paper.
_AROUND = 7
#: Ink is at least so much darker than paper, as a share of it, and stands out of the noise.
_FAINTEST = 0.22
_OUT_OF_NOISE = 4.5


@dataclass(frozen=True, eq=False)
class Ink:
    """`mask` is 1 where there is ink, else 0."""

    mask: Pixels

    @cached_property
    def sums(self) -> NDArray[np.int32]:
        """Counts of ink above and left of each corner of a pixel."""
        import cv2

        return np.asarray(cv2.integral(self.mask))

    def share(self, left: float, top: float, right: float, bottom: float) -> float:
        """Of the rectangle; what lies outside the page has none."""
        height, width = self.mask.shape
        x0, x1 = (min(max(round(x), 0), width) for x in (left, right))
        y0, y1 = (min(max(round(y), 0), height) for y in (top, bottom))
        if x0 >= x1 or y0 >= y1:
            return 0.0
        counts = self.sums
        inside = float(counts[y1, x1]) - counts[y0, x1] - counts[y1, x0] + counts[y0, x0]
        return float(inside / ((x1 - x0) * (y1 - y0)))

    def crop(self, left: float, top: float, right: float, bottom: float) -> Pixels:
        """What lies in the rectangle and on the page."""
        return self.mask[max(round(top), 0) : round(bottom), max(round(left), 0) : round(right)]


def ink_of(gray: Pixels) -> Ink:
    """The ink of a page in shades of gray."""
    import cv2

    height, width = gray.shape
    small = cv2.resize(
        gray, (max(width // _PATCH, 1), max(height // _PATCH, 1)), interpolation=cv2.INTER_AREA
    )
    brightest = cv2.dilate(small, np.ones((_AROUND, _AROUND), np.uint8))
    paper = cv2.blur(brightest, (_AROUND, _AROUND))
    faintest = max(_FAINTEST * float(np.median(paper)), _OUT_OF_NOISE * _noise(gray))
    darker = np.asarray(np.maximum(np.asarray(paper, np.float32) - faintest, 0), np.uint8)
    limit = cv2.resize(darker, (width, height))
    return Ink(np.asarray(gray < limit, np.uint8))


def _noise(gray: Pixels) -> float:
    """How far neighbours on paper differ, as a standard deviation."""
    sample = gray[::5, ::2].astype(np.int16)
    steps = np.abs(np.diff(sample, axis=1))
    return float(np.median(steps)) / 0.954 if steps.size else 0.0
