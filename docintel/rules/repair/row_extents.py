"""Where on each page the line items stand, from the first to the last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from docintel.core.document import Document
from docintel.core.geometry import Box, around
from docintel.rules.repair.printed import Place


@dataclass(frozen=True, slots=True)
class RowExtents:
    """The box around all line items of each page that has any."""

    by_page: Mapping[int, Box]

    def holds(self, place: Place) -> bool:
        """Whether the place is as far down as they are, wherever between left and right."""
        extent = self.by_page.get(place.page)
        _, middle = around(place.boxes).center
        return extent is not None and extent.top <= middle <= extent.bottom


def rows_of(document: Document) -> RowExtents:
    """Around all cells that have a place."""
    boxes: dict[int, list[Box]] = defaultdict(list)
    for item in document.line_items:
        for cell in item.fields:
            boxes[cell.page or 0] += cell.boxes
    return RowExtents({page: around(own) for page, own in boxes.items() if own})
