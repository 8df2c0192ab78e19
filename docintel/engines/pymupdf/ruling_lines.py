"""Find the ruling lines of tables in a page image.

PyMuPDF knows rules only as vectors, and the word layer has none. Drawn from the image they lift
the cells found right on scans by one in a hundred; on digital pages they change nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import ImageFilter
from PIL.Image import Image

#: Half the resolution is enough for a rule, and takes a quarter of the time.
_REDUCTION = 2
#: A pixel is dark when it is so much darker than the mean of its neighbourhood.
_CONTRAST, _NEIGHBOURHOOD = 10, 15
#: Rules are longer than the strokes of letters; at most this thick. In reduced pixels.
_SHORTEST_ACROSS, _SHORTEST_DOWN, _THICKEST = 40, 22, 8

Point = tuple[float, float]


@dataclass
class _Band:
    """Runs of dark pixels in neighbouring rows, while they are joined."""

    first: int
    last: int
    start: int
    end: int

    def joins(self, row: int, start: int, end: int) -> bool:
        return row - self.last <= 1 and start <= self.end and end >= self.start

    def join(self, row: int, start: int, end: int) -> None:
        self.last, self.start, self.end = row, min(self.start, start), max(self.end, end)


def find_ruling_lines(image: Image) -> list[tuple[Point, Point]]:
    """Both ends of each horizontal and vertical rule, in pixels."""
    gray = image.convert("L").reduce(_REDUCTION)
    mean = np.asarray(gray.filter(ImageFilter.BoxBlur(_NEIGHBOURHOOD)), np.int16)
    dark = np.asarray(gray, np.int16) < mean - _CONTRAST
    across = [((start, row), (end, row)) for row, start, end in _rules(dark, _SHORTEST_ACROSS)]
    down = [((row, start), (row, end)) for row, start, end in _rules(dark.T, _SHORTEST_DOWN)]
    return [(_enlarged(one), _enlarged(other)) for one, other in across + down]


def _rules(dark: NDArray[np.bool_], shortest: int) -> Iterator[tuple[float, float, float]]:
    """Row, start and end of the bands of long runs; a thick one has an upper and a lower edge."""
    bands: list[_Band] = []
    open_bands: list[_Band] = []
    for row, start, end in _long_runs(dark, shortest):
        open_bands = [band for band in open_bands if row - band.last <= 1]
        band = next((band for band in open_bands if band.joins(row, start, end)), None)
        if band is None:
            band = _Band(row, row, start, end)
            bands.append(band)
            open_bands.append(band)
        band.join(row, start, end)
    for band in bands:
        edges = [band.first, band.last + 1]
        thin = band.last - band.first < _THICKEST
        for edge in [sum(edges) / 2] if thin else edges:
            yield edge, band.start, band.end


def _long_runs(dark: NDArray[np.bool_], shortest: int) -> Iterator[tuple[int, int, int]]:
    """Row, start and end (excluded) of every run of dark pixels that is long enough."""
    height, width = dark.shape
    framed = np.zeros((height, width + 2), np.int8)
    framed[:, 1:-1] = dark
    steps = np.diff(framed, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    long = ends - starts >= shortest
    yield from zip(rows[long].tolist(), starts[long].tolist(), ends[long].tolist(), strict=True)


def _enlarged(point: Point) -> Point:
    return point[0] * _REDUCTION, point[1] * _REDUCTION
