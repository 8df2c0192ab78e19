"""Find the tables of a page and their cells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.engines.protocols import TableDetector
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class FindTables:
    """Looks only at pages where the layout shows a table."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS, Slot.REGIONS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TABLES})

    engine: TableDetector

    def __call__(self, page: Page, image: Image) -> Page:
        if not any(region.label == "table" for region in page.regions):
            return replace(page, tables=())
        return replace(page, tables=tuple(self.engine.detect(image, page.words)))
