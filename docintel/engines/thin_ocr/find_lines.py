"""Find lines of text on an image (DBNet, Liao et al. 2020)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.engines import ocr_models
from docintel.engines.line_words import Corners
from docintel.engines.thin_ocr.session import Floats, Session

Pixels = NDArray[np.uint8]

#: The network halves its input five times.
_STEP = 32
_IS_TEXT = 0.3
#: Higher, and lone digits and colons are missed.
_IS_LINE = 0.4
_MOST_LINES = 3000
_THINNEST = 3.0
#: The network marks the core of a line; this is how much of area by perimeter is around it.
_AROUND = 1.6


@dataclass(frozen=True)
class LineFinder:
    """`side` is what the longer side of the page is brought down to, in pixels."""

    side: int
    threads: int

    def find(self, image: Pixels) -> list[Corners]:
        """The corners of every line, clockwise from the upper left, in pixels of the image."""
        return self._find(image, self.side)

    def find_closer(self, image: Pixels) -> list[Corners]:
        """The same on a part of a page, not made smaller."""
        return self._find(image, max(image.shape[:2]))

    def _find(self, image: Pixels, side: int) -> list[Corners]:
        small = _shrink(image, side)
        text = self._session.run(_normalised(small))[0, 0]
        scale = np.divide(image.shape[1::-1], small.shape[1::-1], dtype=np.float32)
        edge = np.subtract(image.shape[1::-1], 1, dtype=np.float32)
        return [np.clip(corners * scale, 0, edge) for corners in _lines(text)]

    @cached_property
    def _session(self) -> Session:
        return Session(ocr_models.detection_model(), self.threads)


def _shrink(image: Pixels, side: int) -> Pixels:
    import cv2

    height, width = image.shape[:2]
    share = min(1.0, side / max(height, width))
    size = _rounded(width * share), _rounded(height * share)
    way = cv2.INTER_AREA if share < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, size, interpolation=way), np.uint8)


def _rounded(length: float) -> int:
    return max(round(length / _STEP), 1) * _STEP


def _normalised(image: Pixels) -> Floats:
    """From -1 to 1 and blue first, as the networks were trained."""
    values = image.transpose(2, 0, 1)[None, ::-1].astype(np.float32)
    values *= 2 / 255
    values -= 1
    return values


def _lines(text: Floats) -> list[Corners]:
    """The corners of each run of pixels that are text."""
    import cv2

    mask = cv2.dilate((text > _IS_TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines[:_MOST_LINES]:
        center, (width, height), angle = cv2.minAreaRect(outline)
        if min(width, height) < _THINNEST:
            continue
        core = np.asarray(cv2.boxPoints((center, (width, height), angle)), np.float32)
        if _certainty(text, core) < _IS_LINE:
            continue
        more = width * height * _AROUND / (width + height)
        whole = cv2.boxPoints((center, (width + more, height + more), angle))
        found.append(_clockwise(np.asarray(whole, np.float32)))
    return found


def _certainty(text: Floats, core: Corners) -> float:
    """The mean probability of text within the corners."""
    import cv2

    left, top = np.maximum(np.floor(core.min(axis=0)), 0).astype(int)
    right, bottom = np.ceil(core.max(axis=0)).astype(int) + 1
    part = text[top:bottom, left:right]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [np.round(core - (left, top)).astype(np.int32)], (1,))
    return float(cv2.mean(part, mask)[0])


def _clockwise(corners: Corners) -> Corners:
    """The two left corners from top to bottom are the first and the last."""
    by_x = corners[np.argsort(corners[:, 0])]
    left, right = (pair[np.argsort(pair[:, 1])] for pair in (by_x[:2], by_x[2:]))
    return np.array([left[0], right[0], right[1], left[1]], np.float32)
