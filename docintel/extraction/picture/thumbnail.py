"""A page small enough to be looked at in a millisecond: levels, colours, and what is ink."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image, Resampling

#: The longer side of a thumbnail has at most so many pixels: an A4 page has 27 dots an inch.
_SIDE = 320
#: Of larger pictures pixels are left out first, which is quick, then so many a side are averaged.
_AVERAGED = 3
#: Cells are so many pixels wide and high; a page has about 28 by 40 of them.
CELL = 8
#: How much darker than the paper around it ink is, of 255 levels, and a faint line.
_INK, _FAINT = 45, 22
#: The share of the cells that are less bright than the paper is taken to be.
_PAPER = 0.8

Levels = NDArray[np.uint8]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Thumbnail:
    """`levels` are of grey and `colours` of red, green and blue, both in whole cells."""

    levels: Levels
    colours: Levels

    @cached_property
    def brightest(self) -> Levels:
        """Of each cell."""
        return _by_cell(np.maximum, self.levels)

    @cached_property
    def darkest(self) -> Levels:
        """Of each cell."""
        return _by_cell(np.minimum, self.levels)

    @cached_property
    def paper(self) -> int:
        """How bright the paper is."""
        return int(np.quantile(self.brightest, _PAPER))

    @cached_property
    def ink(self) -> Mask:
        """What is darker than the brightest of its cell: large dark areas are none."""
        return self._darker_by(_INK)

    @cached_property
    def faint_ink(self) -> Mask:
        """The same of thin lines, which are grey in a small picture."""
        return self._darker_by(_FAINT)

    @cached_property
    def ink_in_cells(self) -> NDArray[np.float64]:
        """The share of each cell that is ink."""
        return shares_in_cells(self.ink)

    def _darker_by(self, least: int) -> Mask:
        around = np.maximum(self.brightest, least) - np.uint8(least)
        return _cells_of(self.levels) < around[:, None, :, None]


def thumbnail_of(image: Image) -> Thumbnail | None:
    """None of a picture that is smaller than a few cells."""
    small = _shrunken(image)
    width, height = small.width // CELL * CELL, small.height // CELL * CELL
    if min(width, height) < 4 * CELL:
        return None
    levels, colours = np.asarray(small.convert("L")), np.asarray(small)
    return Thumbnail(levels[:height, :width], colours[:height, :width])


def _shrunken(image: Image) -> Image:
    colours = image if image.mode == "RGB" else image.convert("RGB")
    share = _SIDE * _AVERAGED / max(image.size)
    if share < 1:
        size = (max(round(image.width * share), 1), max(round(image.height * share), 1))
        colours = colours.resize(size, Resampling.NEAREST)
    return colours.reduce(-(-max(colours.size) // _SIDE))


def flat(mask: Mask) -> Mask:
    """A mask by cells as rows and columns of pixels."""
    down, high, across, wide = mask.shape
    return mask.reshape(down * high, across * wide)


def shares_in_cells(mask: Mask) -> NDArray[np.float64]:
    """How much of each cell is set."""
    sums = np.add.reduce(mask, axis=3, dtype=np.uint8).sum(axis=1)
    found: NDArray[np.float64] = sums / float(CELL * CELL)
    return found


def _cells_of(levels: Levels) -> Levels:
    height, width = levels.shape
    return levels.reshape(height // CELL, CELL, width // CELL, CELL)


def _by_cell(reduce: np.ufunc, levels: Levels) -> Levels:
    height, width = levels.shape
    rows = reduce.reduce(levels.reshape(height // CELL, CELL, width), axis=1)
    found: Levels = reduce.reduce(rows.reshape(height // CELL, width // CELL, CELL), axis=2)
    return found
