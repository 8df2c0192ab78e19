"""Tell ink from paper, whatever the shade of the paper."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

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

    def share(self, left: float, top: float, right: float, bottom: float) -> float:
        """Of the rectangle; what lies outside the page has none."""
        inside = self.crop(left, top, right, bottom)
        return float(inside.mean()) if inside.size else 0.0

    def crop(self, left: float, top: float, right: float, bottom: float) -> Pixels:
        """What lies in the rectangle and on the page."""
        x0, y0, x1, y1 = (max(round(edge), 0) for edge in (left, top, right, bottom))
        return self.mask[y0:y1, x0:x1]


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
    sample = gray[::16, ::2].astype(np.int16)
    steps = np.abs(np.diff(sample, axis=1))
    return float(np.median(steps)) / 0.954 if steps.size else 0.0
