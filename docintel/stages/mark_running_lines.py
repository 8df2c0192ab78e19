"""Mark the headers and footers that repeat from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.core.geometry import around
from docintel.core.home_region import home_region
from docintel.core.page import Line, Page, Region
from docintel.core.running_lines import RunningLine, running_lines
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class MarkRunningLines:
    """They become regions of their own, `repeated` on every page but the first that has them.

    A letterhead on the first page alone stays what it is, and so do headings of columns.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.REGIONS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.PAGES})

    def __call__(self, document: Document) -> Document:
        found = running_lines(document.pages)
        if not found:
            return document
        pages = (_marked(page, found.get(page.number, ())) for page in document.pages)
        return replace(document, pages=tuple(pages))


def _marked(page: Page, found: Sequence[RunningLine]) -> Page:
    if not found:
        return page
    held: dict[int, list[Line]] = {id(region): [] for region in page.regions}
    for line in page.lines:
        held[id(home_region(line.box, page.regions))].append(line)
    parted = [
        part
        for region in sorted(page.regions, key=lambda region: region.order)
        for part in _parts(region, held[id(region)], found)
    ]
    regions = tuple(replace(part, order=order) for order, part in enumerate(parted))
    return replace(page, regions=regions)


def _parts(region: Region, lines: Sequence[Line], found: Sequence[RunningLine]) -> Iterator[Region]:
    """What runs at its top, what is left of it, what runs at its bottom."""
    held = {id(line) for line in lines}
    running = [one for one in found if id(one.line) in held]
    taken = {id(one.line) for one in running}
    left = [line for line in lines if id(line) not in taken]
    yield from _running([one for one in running if one.is_head], "page-header")
    if left or not running:
        yield replace(region, box=around(line.box for line in left)) if running else region
    yield from _running([one for one in running if not one.is_head], "page-footer")


def _running(lines: Sequence[RunningLine], label: str) -> Iterator[Region]:
    """A region for what is new on the page, and one for what was there before."""
    for again in (False, True):
        boxes = [one.line.box for one in lines if one.again is again]
        if boxes:
            yield Region(label, around(boxes), 0, repeated=again)
