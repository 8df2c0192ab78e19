"""Find the regions of a page, in reading order, so that every word lies in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import ClassVar

from PIL.Image import Image

from docintel.core.geometry import Box, around
from docintel.core.lines import group_lines, rows
from docintel.core.page import Page, Region, Word
from docintel.engines.protocols import LayoutDetector
from docintel.pipeline.stage import Slot

#: A picture whose words cover more than this share of it is text. Charts and photographs
#: measured up to 0.04, receipts taken for pictures from 0.35.
_MAX_WORDS_IN_PICTURE = 0.15
#: Rows whose distance is below this many row heights belong to one region.
_MAX_LEADING = 1.0


@dataclass(frozen=True)
class FindLayout:
    """Mends what detectors get wrong: receipts called pictures, words cut off or left out."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.REGIONS})

    engine: LayoutDetector

    def __call__(self, page: Page, image: Image) -> Page:
        regions = [
            _grown(_relabelled(region, page.words), page.words)
            for region in self.engine.detect(image, page.words)
        ]
        for box in _blocks(_outside(regions, page.words)):
            regions.insert(_position(box, regions), Region("text", box, 0))
        ordered = tuple(replace(region, order=order) for order, region in enumerate(regions))
        return replace(page, regions=ordered)


def _relabelled(region: Region, words: Sequence[Word]) -> Region:
    if region.label != "picture":
        return region
    covered = sum(region.box.overlap(word.box) for word in words)
    is_picture = covered <= _MAX_WORDS_IN_PICTURE * region.box.area
    return region if is_picture else replace(region, label="text")


def _grown(region: Region, words: Sequence[Word]) -> Region:
    """The region with its words whole; detectors cut off what rises or hangs low."""
    inside = (word.box for word in words if region.box.holds_center_of(word.box))
    return replace(region, box=reduce(Box.union, inside, region.box))


def _outside(regions: Sequence[Region], words: Sequence[Word]) -> list[Word]:
    return [
        word
        for word in words
        if not any(region.box.holds_center_of(word.box) for region in regions)
    ]


def _blocks(words: Sequence[Word]) -> list[Box]:
    """Boxes around rows that follow each other closely, from top to bottom."""
    blocks: list[Box] = []
    for row in rows(group_lines(words)):
        box = around(line.box for line in row)
        if blocks and box.top - blocks[-1].bottom <= _MAX_LEADING * box.height:
            blocks[-1] = blocks[-1].union(box)
        else:
            blocks.append(box)
    return blocks


def _position(box: Box, regions: Sequence[Region]) -> int:
    """Where a region that was left out belongs: after the last one above it in its columns.

    Where nothing is above, before the first one that is below.
    """
    middle = box.center[1]
    above = [
        index
        for index, region in enumerate(regions)
        if _share_columns(region.box, box) and region.box.center[1] < middle
    ]
    if above:
        return above[-1] + 1
    below = (index for index, region in enumerate(regions) if region.box.center[1] >= middle)
    return next(below, len(regions))


def _share_columns(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)
