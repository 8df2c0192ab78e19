"""Turn a page's regions into a layoutparser Layout, and a Layout into regions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docintel.core.geometry import Box
from docintel.core.home_region import home_region
from docintel.core.page import Page, Region

_PICTURED = frozenset({"picture", "table"})


def layout_of(page: Page) -> Any:
    """An `lp.Layout` of TextBlocks in reading order, with type, score, text, id and parent.

    Ids count from 1. The parent of a caption is the picture or table nearest to it.
    """
    import layoutparser as lp  # type: ignore[import-untyped]

    regions = sorted(page.regions, key=lambda region: region.order)
    texts: dict[int, list[str]] = {id(region): [] for region in regions}
    for line in page.lines if regions else ():
        texts[id(home_region(line.box, regions))].append(line.text)
    blocks = [
        lp.TextBlock(
            lp.Rectangle(*_corners(region.box)),
            text="\n".join(texts[id(region)]),
            id=number,
            type=region.label,
            parent=_parent(region, regions),
            score=region.confidence,
        )
        for number, region in enumerate(regions, 1)
    ]
    return lp.Layout(blocks, page_data={"width": page.width, "height": page.height})


def regions_of(layout: Iterable[Any]) -> tuple[Region, ...]:
    """Regions in the order of the blocks; what has no type is text."""
    return tuple(
        Region(
            getattr(block, "type", None) or "text",
            Box(*map(float, block.coordinates)),
            order,
            getattr(block, "score", None),
        )
        for order, block in enumerate(layout)
    )


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _parent(region: Region, regions: Sequence[Region]) -> int | None:
    pictured = [other for other in regions if other.label in _PICTURED]
    if region.label != "caption" or not pictured:
        return None
    nearest = home_region(region.box, pictured)
    return next(number for number, other in enumerate(regions, 1) if other is nearest)
