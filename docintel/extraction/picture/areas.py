"""Find areas of a picture that are no print on paper: photographs, dark grounds, codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from docintel.extraction.picture.sheet import is_paper
from docintel.extraction.picture.thumbnail import Thumbnail, shares_in_cells

#: A photograph is neither even nor black and white, by levels within a cell.
_LEAST_CHANGE, _MOST_CHANGE = 12, 170
#: Ink and paper change places so often in a code, as a share of the pixels of a cell.
_DENSE = 0.25
#: Bars do so in one direction, and in the other at most this share of that.
_ONE_WAY = 0.35
#: Windows that areas are looked for in, as shares of the page's width and height.
_WINDOWS = {"small": (0.16, 0.12), "upright": (0.22, 0.42), "large": (0.45, 0.35)}

Cells = NDArray[np.float64]


def ground(thumbnail: Thumbnail) -> Mapping[str, float]:
    """A photograph of a page shows the table on several sides, a scan of a slip on few."""
    dark = ~is_paper(thumbnail)
    sides = sorted(float(side.mean()) for side in (dark[0], dark[-1], dark[:, 0], dark[:, -1]))
    return {"darkest edge": sides[3], "second edge": sides[2], "lightest edge": sides[0]}


def areas(sheet: Thumbnail) -> Mapping[str, float]:
    """How much of the sheet is no paper, and where the most of a photograph or of a code is."""
    paper = is_paper(sheet)
    change = sheet.brightest.astype(int) - sheet.darkest
    photo = ~paper & (change > _LEAST_CHANGE) & (change < _MOST_CHANGE)
    return {
        "dark": float(1 - paper.mean()),
        "photo": float(photo.mean()),
        "even": float((change <= _LEAST_CHANGE).mean()),
        "middle tones": float((paper & (change > _LEAST_CHANGE) & (change < 60)).mean()),
        **dict(_fullest("photo", photo.astype(float))),
        **_codes(sheet),
    }


def _fullest(name: str, cells: Cells) -> Iterator[tuple[str, float]]:
    """The share of the window that holds the most, for windows of each size."""
    for size, (across, down) in _WINDOWS.items():
        sums = _window_sums(cells, across, down)
        yield f"{name} in a {size} window", float(sums.max())


def _window_sums(cells: Cells, across: float, down: float) -> Cells:
    """The mean of the cells in every window of this size."""
    height = max(round(cells.shape[0] * down), 2)
    width = max(round(cells.shape[1] * across), 2)
    sums = np.pad(cells.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    inside = sums[height:, width:] - sums[:-height, width:]
    inside = inside - (sums[height:, :-width] - sums[:-height, :-width])
    found: Cells = inside / (height * width)
    return found


def _codes(sheet: Thumbnail) -> Mapping[str, float]:
    """Where ink changes densely: in one direction as bars do, or in both as QR codes do."""
    ink = sheet.ink
    beside, below = np.zeros_like(ink), np.zeros_like(ink)
    np.not_equal(ink[..., 1:], ink[..., :-1], out=beside[..., 1:])
    np.not_equal(ink[:, 1:], ink[:, :-1], out=below[:, 1:])
    across, down = shares_in_cells(beside), shares_in_cells(below)
    bars = ((across > _DENSE) & (down < _ONE_WAY * across)).astype(float)
    dots = ((across > _DENSE) & (down > _DENSE)).astype(float)
    return {
        "bars": float(_window_sums(bars, 0.16, 0.05).max()),
        "dots": float(_window_sums(dots, 0.12, 0.08).max()),
    }
