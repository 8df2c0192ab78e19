"""Take deep shadows off a page, where they hide what can be read without them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.core.text_trust import distrust
from docintel.engines.protocols import ShadeRemover, TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.legibility import reads_more


@dataclass(frozen=True)
class RemoveShadow:
    """Recognisers see through shadows that take up to `min_shade` of the light; beyond that,
    `reader` must read more without them.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset()

    engine: ShadeRemover
    reader: TextReader
    min_shade: float = 0.75

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if distrust(page.text_layer) is None or self.engine.shade(image) < self.min_shade:
            return page, image
        clear = self.engine.remove_shade(image)
        return page, clear if reads_more(self.reader, clear, image) else image
