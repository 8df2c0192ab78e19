"""Join the words of a page into lines, in the order in which a person reads them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.home_region import home_region
from docintel.core.lines import group_lines
from docintel.core.page import Page
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class OrderLines:
    """Region by region in their order, from top to bottom and left to right within each.

    Lines are found on the whole page, so that a region with a sloppy edge cuts none in two.
    Without regions, be it that none were looked for or that looking failed, the page is read row
    by row. Every word is in exactly one line.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES})

    def __call__(self, page: Page, image: Image) -> Page:
        lines = group_lines(page.words)
        if page.regions:
            # Sorting is stable: within a region the lines stay in the order of their rows.
            lines = tuple(sorted(lines, key=lambda line: home_region(line.box, page.regions).order))
        return replace(page, lines=lines)
