"""Maps between two pictures of one page: shifted, turned, scaled or seen at an angle."""

from __future__ import annotations

import math
from typing import NamedTuple

#: Width and height in whole pixels.
Size = tuple[int, int]
Point = tuple[float, float]
#: Clockwise from the upper left.
Corners = tuple[Point, Point, Point, Point]


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


def flattened(corners: Corners) -> tuple[PlaneMap, Size]:
    """Bring what lies between four corners into a rectangle; how large it is then.

    Raises ZeroDivisionError where three of them lie on a line. Heckbert, 1989, 2.2.3.
    """
    upper, right, lower, left = (math.dist(corners[k], corners[(k + 1) % 4]) for k in range(4))
    size = max(round(max(upper, lower)), 1), max(round(max(left, right)), 1)
    to_unit = _from_unit_square(corners).inverse
    return to_unit.then(PlaneMap(a=float(size[0]), e=float(size[1]))), size


def _from_unit_square(corners: Corners) -> PlaneMap:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    area = dx1 * dy2 - dx2 * dy1
    g = (sx * dy2 - dx2 * sy) / area
    h = (dx1 * sy - sx * dy1) / area
    return PlaneMap(
        *(x1 - x0 + g * x1, x3 - x0 + h * x3, x0),
        *(y1 - y0 + g * y1, y3 - y0 + h * y3, y0),
        *(g, h),
    )


def _product(row: tuple[float, ...], column: tuple[float, ...]) -> float:
    return sum(one * other for one, other in zip(row, column, strict=True))
