"""Cut the sheet of paper out of a picture that shows the ground around it too."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.extraction.picture.thumbnail import CELL, Thumbnail

#: What is so much darker than paper, in all of a cell, is not paper.
_NOT_PAPER = 40
#: A row or column belongs to the sheet with so much paper of what the fullest has.
_ENOUGH = 0.5
#: Fewer cells across or down than these are no sheet.
_FEWEST = 4


def is_paper(thumbnail: Thumbnail) -> NDArray[np.bool_]:
    """Which cells have something in them that is as bright as paper."""
    found: NDArray[np.bool_] = thumbnail.brightest.astype(int) > thumbnail.paper - _NOT_PAPER
    return found


def sheet_in(thumbnail: Thumbnail) -> Thumbnail:
    """The part of the picture that paper fills; all of it where there is no such part."""
    paper = is_paper(thumbnail)
    top, bottom = _span(paper.mean(axis=1))
    left, right = _span(paper[top:bottom].mean(axis=0))
    if bottom - top < _FEWEST or right - left < _FEWEST:
        return thumbnail
    rows, columns = slice(top * CELL, bottom * CELL), slice(left * CELL, right * CELL)
    return Thumbnail(thumbnail.levels[rows, columns], thumbnail.colours[rows, columns])


def _span(shares: NDArray[np.float64]) -> tuple[int, int]:
    full = np.flatnonzero(shares >= _ENOUGH * shares.max())
    return int(full[0]), int(full[-1]) + 1
