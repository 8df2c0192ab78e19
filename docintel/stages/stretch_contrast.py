"""Darken faded ink, where more can be read so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.core.text_trust import distrust
from docintel.engines.protocols import ContrastStretcher, TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.legibility import reads_more


@dataclass(frozen=True)
class StretchContrast:
    """Recognisers need no black ink: only below `max_contrast` is there something to win, and
    `reader` must read more then.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset()

    engine: ContrastStretcher
    reader: TextReader
    max_contrast: float = 0.2

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if distrust(page.text_layer) is None or self.engine.contrast(image) > self.max_contrast:
            return page, image
        dark = self.engine.stretch_contrast(image)
        return page, dark if reads_more(self.reader, dark, image) else image
