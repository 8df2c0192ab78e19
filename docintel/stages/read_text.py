"""Find the words on a page: the file's own where they can be trusted, else by reading the image."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.joined_dates import parted
from docintel.core.page import Origin, Page, TextLayer, Word
from docintel.core.text_agreement import added, agrees
from docintel.core.text_trust import distrust, doubt
from docintel.engines.protocols import TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.ink import has_ink


@dataclass(frozen=True)
class ReadText:
    """`engine` reads the image where the text layer cannot be trusted or should be checked."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.WORDS, Slot.SOURCE})

    engine: TextReader

    def __call__(self, page: Page, image: Image) -> Page:
        found = self._with_words(page, image)
        return replace(found, words=parted(found.words))

    def _with_words(self, page: Page, image: Image) -> Page:
        layer = page.text_layer
        if layer is None or distrust(layer):
            return replace(page, words=self._read(image), source=Origin.OCR)
        if doubt(layer):
            return self._compare(page, layer, image)
        return replace(page, words=layer.words, source=Origin.TEXT_LAYER)

    def _read(self, image: Image) -> tuple[Word, ...]:
        """Also of a page whose layer is empty: its letters may be drawn as curves."""
        return tuple(self.engine.read(image)) if has_ink(image) else ()

    def _compare(self, page: Page, layer: TextLayer, image: Image) -> Page:
        """A wrong layer is replaced; a right one is completed by what only the image shows."""
        read = self._read(image)
        if not agrees(layer.words, read):
            return replace(page, words=read, source=Origin.OCR)
        words = (*layer.words, *added(layer.words, read))
        return replace(page, words=words, source=Origin.TEXT_LAYER)
