"""See where print stands on a page: its rows, its ruling lines, its margins."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from docintel.extraction.picture.thumbnail import Mask, Thumbnail, flat

#: A ruling line runs unbroken over such a share of the page, across and down.
_ACROSS, _DOWN = 0.25, 0.06
#: Small pictures have gaps in them where a line was thin.
_UNBROKEN = 0.94
#: Where the least and the most of all ink stands, for margins that specks do not reach.
_SPECKS = 0.01
#: A row of pixels belongs to a row of print with more ink than this share of the usual.
_PRINTED = 0.35
#: The page is looked at through a grid of so many cells across and down.
_COLUMNS, _ROWS = 4, 6


def lines(thumbnail: Thumbnail) -> Mapping[str, float]:
    """How much ink there is, where, and in what rows and ruling lines."""
    faint = flat(thumbnail.faint_ink)
    return {
        "ink": float(thumbnail.ink_in_cells.mean()),
        "inked cells": float((thumbnail.ink_in_cells > 0.03).mean()),
        "lines across": _ruled(faint, _ACROSS),
        "lines down": _ruled(faint.T, _DOWN),
        **_rows(flat(thumbnail.ink)),
        **_grid(thumbnail.ink_in_cells),
    }


def _ruled(ink: Mask, share: float) -> float:
    """How many lines there are, as rows in which ink runs on; thick ones count once."""
    length = max(round(ink.shape[1] * share), 8)
    sums = np.cumsum(ink, axis=1, dtype=np.int16)
    full = ((sums[:, length:] - sums[:, :-length]) >= _UNBROKEN * length).any(axis=1)
    begins = int((full[1:] & ~full[:-1]).sum())
    return float(np.log1p(begins) / 4)


def _rows(ink: Mask) -> Mapping[str, float]:
    """The rows of print, how high they are, and the margins around them."""
    down, across = ink.mean(axis=1), ink.mean(axis=0)
    printed = down > _PRINTED * (down[down > 0].mean() if down.any() else 1.0)
    count = int((printed[1:] & ~printed[:-1]).sum())
    top, bottom = _reach(down)
    left, right = _reach(across)
    return {
        "rows": float(np.log1p(count) / 5),
        "rows are high": float(printed.sum() / max(count, 1) / len(down) * 20),
        "printed rows": float(printed.mean()),
        "top": top,
        "bottom": 1 - bottom,
        "left": left,
        "right": 1 - right,
        "print is tall": float(np.log(_length(top, bottom, down) / _length(left, right, across))),
    }


def _reach(profile: NDArray[np.float64]) -> tuple[float, float]:
    """From where to where there is ink, as shares of the length."""
    sums = np.cumsum(profile)
    if not sums[-1]:
        return 0.5, 0.5
    first, last = np.searchsorted(sums / sums[-1], (_SPECKS, 1 - _SPECKS))
    return float(first / len(profile)), float(last / len(profile))


def _length(first: float, last: float, profile: NDArray[np.float64]) -> float:
    """In pixels, and of what has no print at least one."""
    return max((last - first) * len(profile), 1.0)


def _grid(cells: NDArray[np.float64]) -> Mapping[str, float]:
    """How inked each part of the page is; roots, since faint print is print."""
    down = np.linspace(0, cells.shape[0], _ROWS + 1).round().astype(int)
    across = np.linspace(0, cells.shape[1], _COLUMNS + 1).round().astype(int)
    return {
        f"part {row} {column}": float(
            np.sqrt(cells[down[row] : down[row + 1], across[column] : across[column + 1]].mean())
        )
        for row in range(_ROWS)
        for column in range(_COLUMNS)
    }
