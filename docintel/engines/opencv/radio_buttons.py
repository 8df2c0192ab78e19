"""Find the circles that are printed to be ticked."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.engines.opencv.ink_mask import Ink
from docintel.engines.opencv.shrinking import Pixels

#: Diameters in heights of the usual word: capitals are half as high as words with their room.
_SMALLEST, _LARGEST = 0.55, 1.8
_LEAST_DIAMETER = 9
_AS_WIDE_AS_HIGH = 0.1
_DIRECTIONS = 72
#: How far the edge may be from a circle's, in radii, and how much of the edge there must be.
_ROUND, _WHOLE = 0.055, 0.96
#: Letters have thicker strokes, in radii.
_THICKEST = 0.3
#: Free room to the left and right, in diameters; letters stand closer.
_ROOM, _CLEAR = 0.3, 0.04


def find_circles(ink: Ink, components: NDArray[np.int32], word_height: float) -> list[Box]:
    """Those with a thin line that stand free. `components` are left, top, width and height."""
    width, height = components[:, 2], components[:, 3]
    least = max(_SMALLEST * word_height, _LEAST_DIAMETER)
    fits = (width >= least) & (width <= _LARGEST * word_height)
    fits &= np.abs(width - height) <= np.maximum(_AS_WIDE_AS_HIGH * width, 1)
    boxes = (
        Box(float(x), float(y), float(x + across), float(y + down))
        for x, y, across, down in components[fits]
    )
    return [box for box in boxes if _has_room(box, ink) and _is_circle(box, ink)]


def _has_room(box: Box, ink: Ink) -> bool:
    far = _ROOM * box.width
    left = ink.share(box.left - far, box.top, box.left - 1, box.bottom)
    right = ink.share(box.right + 1, box.top, box.right + far, box.bottom)
    return left <= _CLEAR and right <= _CLEAR


def _is_circle(box: Box, ink: Ink) -> bool:
    radius = (box.width + box.height) / 4
    rays = _rays(ink.crop(box.left, box.top, box.right, box.bottom))
    steps = rays.shape[1]
    hit = rays.any(axis=1)
    if hit.mean() < _WHOLE:
        return False
    # From outside inwards: where the line begins, and how thick it is.
    inwards = rays[hit, ::-1]
    begins = inwards.argmax(axis=1)
    edge = (steps - begins) / steps * 1.15
    if edge.std() > _ROUND or abs(edge.mean() - 1) > 2 * _ROUND + 1 / radius:
        return False
    past = np.arange(steps)[None, :] > begins[:, None]
    ends = (past & ~inwards).argmax(axis=1)
    # A disc has no inner edge: a hole that was punched, or a bullet.
    thickness = np.where((past & ~inwards).any(axis=1), (ends - begins) / steps * 1.15, 1.0)
    return bool(np.median(thickness) <= _THICKEST)


def _rays(crop: Pixels) -> NDArray[np.bool_]:
    """Ink from the middle outwards, a row a direction, out to 1.15 radii."""
    height, width = crop.shape
    steps = max(width, height)
    angles = np.linspace(0, 2 * np.pi, _DIRECTIONS, endpoint=False)[:, None]
    out = (np.arange(steps) + 0.5)[None, :] / steps * 1.15
    columns = np.floor((1 + out * np.cos(angles)) * width / 2).astype(int)
    lines = np.floor((1 + out * np.sin(angles)) * height / 2).astype(int)
    on_page = (columns >= 0) & (columns < width) & (lines >= 0) & (lines < height)
    found = crop[np.clip(lines, 0, height - 1), np.clip(columns, 0, width - 1)] > 0
    return np.asarray(found & on_page)
