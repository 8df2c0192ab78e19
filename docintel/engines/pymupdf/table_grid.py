"""Ask the table model in PyMuPDF's wheel, which sees the picture alone, for the grid of a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL.Image import Image, Resampling

from docintel.core.geometry import Box
from docintel.engines.pymupdf.layout import grid_model
from docintel.engines.tables.grid import Grid, Lines

#: Pages with a longer side of fewer pixels are shown to the model as they are, others at 72 dpi,
#: which is what it learned from.
_SMALL_PAGE = 1500


def is_small(image: Image) -> bool:
    """Whether the page has so few pixels that the model should see every one."""
    return max(image.size) < _SMALL_PAGE


def seen_grid(image: Image, box: Box, pieces: Sequence[Box], points: float) -> Grid | None:
    """The grid in which the pieces stand; None where the box shows nothing."""
    picture, scale = _cut(image, box, points)
    if not pieces or 0 in picture.shape:
        return None
    left, top = int(box.left), int(box.top)
    corners = [
        [(x - left) * scale if axis % 2 == 0 else (x - top) * scale for axis, x in enumerate(edges)]
        for edges in ((one.left, one.top, one.right, one.bottom) for one in pieces)
    ]
    prediction, _ = grid_model().predict(picture, corners)
    return grid_of(prediction, box, scale)


def grid_of(prediction: Any, box: Box, scale: float) -> Grid:
    """What the model said of the box, drawn with `scale` of its pixels a pixel of the page."""
    rows = [box.top + line / scale for line in prediction.h_lines]
    columns = [box.left + line / scale for line in prediction.v_lines]
    return Grid(
        Lines(
            (min(box.top, *rows, box.top), *rows, max(box.bottom, *rows, box.bottom)),
            _sure(prediction.h_lines_norm, prediction.h_on_prob),
        ),
        Lines(
            (min(box.left, *columns, box.left), *columns, max(box.right, *columns, box.right)),
            _sure(prediction.v_lines_norm, prediction.v_on_prob),
        ),
    )


def _cut(image: Image, box: Box, points: float) -> tuple[NDArray[np.uint8], float]:
    """The table in blue, green and red, and how many pixels a pixel of the page became."""
    whole = (int(box.left), int(box.top), int(box.right), int(box.bottom))
    cut = image.convert("RGB").crop(whole)
    scale = 1.0 if is_small(image) else points
    if scale < 1:
        size = max(int(cut.width * scale), 1), max(int(cut.height * scale), 1)
        cut = cut.resize(size, Resampling.BOX)
    return np.ascontiguousarray(np.asarray(cut)[:, :, ::-1]), scale


def _sure(lines: Sequence[float], anchors: Sequence[float]) -> tuple[float, ...]:
    """How surely each line was seen, between the two outer ones, which are sure."""
    places = np.linspace(0, 1, len(anchors))
    seen = [float(anchors[int(np.abs(places - line).argmin())]) for line in sorted(lines)]
    return (1.0, *seen, 1.0)
