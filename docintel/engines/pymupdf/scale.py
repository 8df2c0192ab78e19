"""From PDF points to pixels of the drawn page."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docintel.core.geometry import Box
from docintel.core.limits import MAX_SIDE
from docintel.errors import ImageTooLargeError

if TYPE_CHECKING:
    import pymupdf

POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PageScale:
    """Maps the unrotated, cropped page to its image of `width` times `height` pixels.

    `matrix` holds the six numbers a to f of the PDF standard.
    """

    matrix: tuple[float, float, float, float, float, float]
    width: int
    height: int

    def box(self, rect: Sequence[float]) -> Box | None:
        """The rectangle in pixels, cut at the edge; None when its center is off the page."""
        a, b, c, d, e, f = self.matrix
        x0, y0, x1, y1 = rect
        left, right = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
        top, bottom = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
        inside = 0 <= left + right <= 2 * self.width and 0 <= top + bottom <= 2 * self.height
        if not inside:
            return None
        return Box(max(left, 0.0), max(top, 0.0), min(right, self.width), min(bottom, self.height))


def scale_of(page: pymupdf.Page, dpi: int, width: int, height: int) -> PageScale:
    """The scale of a page that was drawn at `dpi`, its /Rotate and CropBox included."""
    zoom = dpi / POINTS_PER_INCH
    turn = page.rotation_matrix
    a, b, c, d, e, f = turn.a, turn.b, turn.c, turn.d, turn.e, turn.f
    matrix = (a * zoom, b * zoom, c * zoom, d * zoom, e * zoom, f * zoom)
    return PageScale(matrix, width, height)


def fitting_dpi(rect: pymupdf.Rect, dpi: int, max_pixels: int) -> int:
    """`dpi`, or less when a page of this size in points would have too many pixels.

    Raises ImageTooLargeError when no whole number is small enough, or the page has no area.
    """
    area = rect.width * rect.height / POINTS_PER_INCH**2
    if not 0 < area < math.inf:
        raise ImageTooLargeError("the page has no area; export it again with a page size")
    # Both sides are rounded up to whole pixels, which the last percent has room for.
    by_area = math.sqrt(max_pixels * 0.99 / area)
    by_side = (MAX_SIDE - 1) * POINTS_PER_INCH / max(rect.width, rect.height)
    largest = int(min(by_area, by_side))
    if largest < 1:
        raise ImageTooLargeError("the page is too large to be drawn; print it on a smaller one")
    return min(dpi, largest)
