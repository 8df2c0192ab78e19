"""Tell an empty page image from one with something on it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

Dots = NDArray[np.uint8]

#: How much darker than paper ink is at the least, of 255: what shines through from the back is not.
_FAINTEST = 34
#: The side of the pictures, in pixels, in which letters are still letters and specks are faint.
_SIDE = 780
#: Shares of the page at its sides and at its head and foot that hold punched holes, the shadows
#: of edges and staples, and no print.
_SIDES, _ENDS = 0.08, 0.025
#: A dot has ink around it where it belongs to a stroke; a digit alone has more of these.
_STROKE, _LEAST = 3, 5


def has_ink(image: Image.Image) -> bool:
    """Whether there is more than specks, holes and what shines through from the other side."""
    factor = -(-max(image.size) // _SIDE)
    small = image.convert("L").reduce(factor)
    inked = np.asarray(_paper(small), np.int16) - np.asarray(small, np.int16) > _FAINTEST
    height, width = inked.shape
    sides, ends = round(_SIDES * width), round(_ENDS * height)
    middle = inked[ends : height - ends, sides : width - sides].astype(np.uint8)
    return bool((middle.astype(bool) & (_around(middle) >= _STROKE)).sum() >= _LEAST)


def _paper(small: Image.Image) -> Image.Image:
    """The brightest around each place: shadows pass over it slowly."""
    patches = small.reduce(max(min(8, *small.size), 1)).filter(ImageFilter.MaxFilter(5))
    return patches.resize(small.size, Image.Resampling.BILINEAR)


def _around(inked: Dots) -> Dots:
    """How many of nine pixels have ink: of each and its neighbours."""
    padded = np.pad(inked, 1)
    height, width = inked.shape
    shifted = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return np.asarray(np.sum(shifted, axis=0, dtype=np.uint8))
