"""Take shadows, stains and tints out of the paper, so that it is white and ink stays dark."""

from __future__ import annotations

import numpy as np

from docintel.engines.opencv.shrinking import Pixels, shrunk

#: The paper changes slowly, so a small copy shows it.
_SIDE = 400
#: Larger than letters on the small copy.
_LETTERS = 11


def measure(image: Pixels) -> float:
    """How uneven the paper is: from 0 to 1, the light that its darkest parts lack."""
    paper = _paper(shrunk(image, _SIDE)).max(axis=2)
    dark, bright = (float(level) for level in np.percentile(paper, (3, 97)))
    return 1 - dark / bright if bright else 0.0


def remove(image: Pixels) -> Pixels:
    """Divide by the paper, channel by channel."""
    import cv2

    return np.asarray(cv2.divide(image, np.maximum(paper_of(image), 1), scale=255), np.uint8)


def paper_of(image: Pixels) -> Pixels:
    """The page as it would be without its print."""
    import cv2

    height, width = image.shape[:2]
    paper = _paper(shrunk(image, _SIDE))
    return np.asarray(cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def _paper(small: Pixels) -> Pixels:
    """The image without its ink: the brightest around, and of that what is in the middle."""
    import cv2

    brightest = cv2.dilate(small, np.ones((_LETTERS, _LETTERS), np.uint8))
    return np.asarray(cv2.medianBlur(brightest, 2 * _LETTERS - 1), np.uint8)
