"""Remove salt and pepper from a noisy scan, and only from such: a clean one would lose detail."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.core.text_trust import distrust
from docintel.engines.protocols import SpeckRemover
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class Despeckle:
    """Both bounds are needed: small receipts have dots that are print and not dirt.

    `min_specks` counts isolated specks per megapixel, `min_side` is the shorter side in pixels.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset()

    engine: SpeckRemover
    min_specks: float = 500.0
    min_side: int = 1200

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if distrust(page.text_layer) is None or min(image.size) < self.min_side:
            return page, image
        if self.engine.specks(image) <= self.min_specks:
            return page, image
        return page, self.engine.remove_specks(image)
