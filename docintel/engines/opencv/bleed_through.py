"""Take away what shines through from the back of the sheet."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.engines.opencv.shading import paper_of
from docintel.engines.opencv.shrinking import Pixels, shrunk

_SIDE = 1000
_LETTERS = 25
#: How much darker than paper, as a share of all light, print and what shines through are at least.
_PRINT, _FAINT = 0.45, 0.1
#: Around print its own soft edge is faint.
_EDGE = 7
#: Darkness that goes away altogether, and from which on print stays as it is.
_GONE, _KEPT = 0.5, 0.75


def measure(gray: Pixels) -> float:
    """How much faint print there is on its own, by area of dark print; 0 where nothing is dark."""
    import cv2

    small = shrunk(gray, _SIDE)
    letters = np.ones((_LETTERS, _LETTERS), np.uint8)
    darker = np.asarray(cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, letters)) / 255
    dark = (darker > _PRINT).astype(np.uint8)
    if not dark.any():
        return 0.0
    near = np.asarray(cv2.dilate(dark, np.ones((_EDGE, _EDGE), np.uint8))) > 0
    return float(((darker > _FAINT) & ~near).sum() / dark.sum())


def remove(image: Pixels) -> Pixels:
    """What is faint in every color becomes paper; the rest keeps its darkness."""
    paper = paper_of(image).astype(np.float32)
    light = image / np.maximum(paper, 1)
    # Colored print is dark in one color at least.
    darkness: NDArray[np.float32] = 1 - light.min(axis=2, keepdims=True).clip(0, 1)
    kept = ((darkness - _GONE) / (_KEPT - _GONE)).clip(0, 1)
    cleared = paper * (1 - kept) + image * kept
    return np.asarray(cleared.clip(0, 255).astype(np.uint8))
