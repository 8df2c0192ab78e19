"""Find the words on a page: the file's own where they can be trusted, else by reading the image."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Origin, Page
from docintel.core.text_trust import distrust
from docintel.engines.protocols import TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.ink import has_ink


@dataclass(frozen=True)
class ReadText:
    """`engine` reads the image where the text layer cannot be trusted."""

    reads: ClassVar = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar = frozenset({Slot.WORDS, Slot.SOURCE})

    engine: TextReader

    def __call__(self, page: Page, image: Image) -> Page:
        layer = page.text_layer
        if layer is not None and distrust(layer) is None:
            return replace(page, words=layer.words, source=Origin.TEXT_LAYER)
        # A page with ink but no text may hold letters drawn as curves.
        words = self.engine.read(image) if has_ink(image) else []
        return replace(page, words=tuple(words), source=Origin.OCR)
