"""Find back from the page as it was read to the page as the file shows it."""

from __future__ import annotations

import math

from docintel.core.page import Page
from docintel.core.plane_map import SAME
from docintel.engines.pymupdf.searchable.affine import Affine, shift, turn

#: Turning rounds each side to whole pixels, and so do programs that draw.
_TOLERANCE = 2.5


def to_drawn(page: Page, width: int, height: int) -> Affine | None:
    """From pixels of the prepared image to those of the drawn one, which is so large.

    None where turning and straightening do not explain the size of the prepared image: then more
    was done to it than the page tells.
    """
    across, down = (height, width) if page.rotation in {90, 270} else (width, height)
    tilt = math.radians(abs(page.skew))
    expected_width = across * math.cos(tilt) + down * math.sin(tilt)
    expected_height = across * math.sin(tilt) + down * math.cos(tilt)
    differs = max(abs(page.width - expected_width), abs(page.height - expected_height))
    if differs > _TOLERANCE:
        return None
    # Both turn around the middle of the image and make room for its corners.
    to_middle = shift(-page.width / 2, -page.height / 2)
    back = turn(page.skew - page.rotation)
    found = to_middle.then(back).then(shift(width / 2, height / 2))
    return found if _leads_where_the_page_says(found, page) else None


def _leads_where_the_page_says(found: Affine, page: Page) -> bool:
    """A flattened page may have the size of its photo by chance. Older pages do not say."""
    if page.to_original == SAME:
        return True
    corners = ((x, y) for x in (0, page.width) for y in (0, page.height))
    return all(math.dist(found(*one), page.to_original(*one)) <= _TOLERANCE for one in corners)
