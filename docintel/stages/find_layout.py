"""Find the regions of a page, in reading order, so that every word lies in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Page, Region, Word
from docintel.engines.protocols import LayoutDetector
from docintel.pipeline.stage import Slot

#: A picture whose words cover more than this share of it is text in truth.
_MAX_WORDS_IN_PICTURE = 0.15
#: Lines whose distance is below this many line heights belong to one region.
_MAX_LEADING = 1.0


@dataclass(frozen=True)
class FindLayout:
    """Mends what detectors get wrong on receipts: text called a picture, words left out."""

    reads: ClassVar = frozenset({Slot.WORDS})
    writes: ClassVar = frozenset({Slot.REGIONS})

    engine: LayoutDetector

    def __call__(self, page: Page, image: Image) -> Page:
        found = self.engine.detect(image, page.words)
        regions = [region for region in found if not _is_text_in_truth(region, page.words)]
        for box in _blocks(_outside(regions, page.words)):
            regions.insert(_position(box, regions), Region("text", box, 0))
        ordered = tuple(replace(region, order=order) for order, region in enumerate(regions))
        return replace(page, regions=ordered)


def _is_text_in_truth(region: Region, words: Sequence[Word]) -> bool:
    if region.label != "picture":
        return False
    covered = sum(region.box.overlap(word.box) for word in words)
    return covered > _MAX_WORDS_IN_PICTURE * region.box.area


def _outside(regions: Sequence[Region], words: Sequence[Word]) -> list[Word]:
    return [
        word
        for word in words
        if not any(region.box.holds_center_of(word.box) for region in regions)
    ]


def _blocks(words: Sequence[Word]) -> list[Box]:
    """Boxes around lines that follow each other closely, from top to bottom."""
    blocks: list[Box] = []
    for line in group_lines(words):
        box = line.box
        near = next((i for i, block in enumerate(blocks) if _follows(block, box)), None)
        if near is None:
            blocks.append(box)
        else:
            blocks[near] = blocks[near].union(box)
    return blocks


def _follows(block: Box, line: Box) -> bool:
    return _share_columns(block, line) and line.top - block.bottom <= _MAX_LEADING * line.height


def _position(box: Box, regions: Sequence[Region]) -> int:
    """Where a region that was left out belongs: after the last one above it in its columns.

    Where nothing is above, before the first one that is below.
    """
    middle = box.center[1]
    above = [
        i for i, r in enumerate(regions) if _share_columns(r.box, box) and r.box.center[1] < middle
    ]
    if above:
        return above[-1] + 1
    below = (i for i, region in enumerate(regions) if region.box.center[1] >= middle)
    return next(below, len(regions))


def _share_columns(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)
