"""Maps between two pictures of one page: shifted, turned, scaled or seen at an angle."""

from __future__ import annotations

import math
from typing import NamedTuple

#: Width and height in whole pixels.
Size = tuple[int, int]


class PlaneMap(NamedTuple):
    """A 3 by 3 matrix, row by row, that maps (x, y, 1) to a multiple of the point wanted.

    Points are as in boxes: whole numbers are the edges of pixels, not their middles.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0
    g: float = 0.0
    h: float = 0.0
    i: float = 1.0

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Raises ZeroDivisionError for a point on the horizon."""
        depth = self.g * x + self.h * y + self.i
        across = self.a * x + self.b * y + self.c
        down = self.d * x + self.e * y + self.f
        return across / depth, down / depth

    def then(self, after: PlaneMap) -> PlaneMap:
        """First this map, then the other."""
        mine = (self[0:3], self[3:6], self[6:9])
        columns = tuple(zip(*mine, strict=True))
        rows = (after[0:3], after[3:6], after[6:9])
        return PlaneMap(*(_product(row, column) for row in rows for column in columns))

    @property
    def inverse(self) -> PlaneMap:
        """Raises ZeroDivisionError for a map that flattens the plane."""
        a, b, c, d, e, f, g, h, i = self
        cofactors = (
            *(e * i - f * h, c * h - b * i, b * f - c * e),
            *(f * g - d * i, a * i - c * g, c * d - a * f),
            *(d * h - e * g, b * g - a * h, a * e - b * d),
        )
        volume = a * cofactors[0] + b * cofactors[3] + c * cofactors[6]
        return PlaneMap(*(cofactor / volume for cofactor in cofactors))


#: Of a picture that was left as it is.
SAME = PlaneMap()


def shift(x: float, y: float) -> PlaneMap:
    return PlaneMap(c=x, f=y)


def scaling(factor: float) -> PlaneMap:
    return PlaneMap(a=factor, e=factor)


def turning(degrees: float) -> PlaneMap:
    """Clockwise around the origin, where y points down."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return PlaneMap(a=cosine, b=-sine, d=sine, e=cosine)


def turned(size: Size, degrees: float) -> tuple[PlaneMap, Size]:
    """Turn a picture of this size clockwise with room for its corners; how large it is then."""
    width, height = size
    cosine = abs(math.cos(math.radians(degrees)))
    sine = abs(math.sin(math.radians(degrees)))
    room = round(width * cosine + height * sine), round(width * sine + height * cosine)
    from_middle = shift(-width / 2, -height / 2).then(turning(degrees))
    return from_middle.then(shift(room[0] / 2, room[1] / 2)), room


def _product(row: tuple[float, ...], column: tuple[float, ...]) -> float:
    return sum(one * other for one, other in zip(row, column, strict=True))
