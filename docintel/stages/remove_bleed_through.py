"""Take away what shines through from the back of the sheet and is read as if it were print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.core.text_trust import distrust
from docintel.engines.protocols import BleedThroughRemover, TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.legibility import reads_cleaner


@dataclass(frozen=True)
class RemoveBleedThrough:
    """Pale print looks the same, so `reader` must read the page more cleanly without it. It is
    asked only where faint print has `min_share` of the area of dark print, and not where nearly
    all print is faint: more than `max_share`.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset()

    engine: BleedThroughRemover
    reader: TextReader
    min_share: float = 0.8
    max_share: float = 10.0

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if distrust(page.text_layer) is None:
            return page, image
        if not self.min_share <= self.engine.bleed_through(image) <= self.max_share:
            return page, image
        clear = self.engine.remove_bleed_through(image)
        return page, clear if reads_cleaner(self.reader, clear, image) else image
