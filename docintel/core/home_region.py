"""Say in which region of its page something stands."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.geometry import Box
from docintel.core.page import Region


def home_region(box: Box, regions: Sequence[Region]) -> Region:
    """The region that covers most of it, the smallest of several, else the nearest.

    There has to be at least one region.
    """
    return max(
        regions,
        key=lambda region: (box.overlap(region.box), -_distance(box, region.box), -region.box.area),
    )


def _distance(one: Box, other: Box) -> float:
    across = max(one.left - other.right, other.left - one.right, 0.0)
    down = max(one.top - other.bottom, other.top - one.bottom, 0.0)
    return across + down
