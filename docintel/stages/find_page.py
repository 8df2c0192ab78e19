"""Cut the page out of a photo and lay it flat, and say where the photo misses a part of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Failure, Page
from docintel.core.plane_map import flattened
from docintel.core.text_trust import image_may_move
from docintel.engines.protocols import PageFinder, TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.legibility import reads_more


@dataclass(frozen=True)
class FindPage:
    """Flattening blurs, and corners may be wrong: the photo stays unless `reader` reads more on
    the page. It is asked only where `engine` finds one.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TO_ORIGINAL, Slot.FAILURES})

    engine: PageFinder
    reader: TextReader

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if not image_may_move(page):
            return page, image
        page = self._framed(page, image)
        corners = self.engine.find_page(image)
        if corners is None:
            return page, image
        to_new, size = flattened(corners)
        flat = self.engine.warp(image, to_new, size)
        if not reads_more(self.reader, flat, image):
            return page, image
        return page.moved(to_new), flat

    def _framed(self, page: Page, image: Image) -> Page:
        sides = self.engine.missing_sides(image)
        if not sides:
            return page
        where = " and ".join(sides)
        cut = f"the page is cut off ({where}); take the picture anew with the whole page on it"
        return replace(page, failures=(*page.failures, Failure("find_page", "page_cut_off", cut)))
