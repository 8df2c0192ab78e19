"""Affine maps of the plane, as the six numbers a to f of the PDF standard (ISO 32000, 8.3.4)."""

from __future__ import annotations

import math
from typing import NamedTuple


class Affine(NamedTuple):
    """Maps (x, y) to (ax + cy + e, bx + dy + f)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def then(self, after: Affine) -> Affine:
        """First this map, then the other."""
        e, f = after(self.e, self.f)
        return Affine(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            e,
            f,
        )

    @property
    def inverse(self) -> Affine:
        """Raises ZeroDivisionError for a map that flattens the plane."""
        a, b, c, d, e, f = self
        area = a * d - b * c
        return Affine(
            d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area
        )

    @property
    def scale(self) -> float:
        """How much longer it makes what lies along the x axis."""
        return math.hypot(self.a, self.b)


def shift(x: float, y: float) -> Affine:
    return Affine(1, 0, 0, 1, x, y)


def turn(degrees: float) -> Affine:
    """Clockwise around the origin, where y points down."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Affine(cosine, sine, -sine, cosine, 0, 0)
