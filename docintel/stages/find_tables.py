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
    """Asks also where the layout shows no table: layouts overlook tables that rules give away."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.TABLES})

    engine: TableDetector

    def __call__(self, page: Page, image: Image) -> Page:
        # Nothing stands in the cells of an empty page.
        found = self.engine.detect(image, page.words) if page.words else ()
        return replace(page, tables=tuple(found))
