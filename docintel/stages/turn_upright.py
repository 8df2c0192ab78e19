"""Turn a page image that lies on its side or stands on its head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image, Transpose

from docintel.core.page import Page
from docintel.core.text_trust import image_may_move
from docintel.engines.protocols import OrientationDetector, TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.ink import has_ink

_CLOCKWISE = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
_SHORTEST = 3
#: Turned the right way, pages read 1.7 times as well as upside down, and 10 as on their side.
_CLEARLY_BETTER = 1.3


@dataclass(frozen=True)
class TurnUpright:
    """Turning a page that stood upright would be the worst, so `reader` must read the turned one
    clearly better. It is asked only where `engine` wants to turn.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.ROTATION})

    engine: OrientationDetector
    reader: TextReader

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if not image_may_move(page) or not has_ink(image):
            return page, image
        angle = self.engine.detect(image)
        if angle == 0:
            return page, image
        turned = image.transpose(_CLOCKWISE[angle])
        if self._legible(turned) <= _CLEARLY_BETTER * self._legible(image):
            return page, image
        return replace(page, rotation=(page.rotation + angle) % 360), turned

    def _legible(self, image: Image) -> float:
        """How many characters can be read in lines that run from left to right."""
        return sum(
            len(word.text) * word.confidence
            for word in self.reader.read(image)
            if len(word.text) >= _SHORTEST and word.box.width > word.box.height
        )
