"""Find the barcodes and QR codes of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.engines.protocols import CodeReader
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class FindCodes:
    """Looks at the picture alone: a code is no text, and layouts may take it for none."""

    reads: ClassVar[frozenset[Slot]] = frozenset()
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CODES})

    engine: CodeReader

    def __call__(self, page: Page, image: Image) -> Page:
        return replace(page, codes=tuple(self.engine.decode(image)))
