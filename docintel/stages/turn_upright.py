"""Turn a page image that lies on its side or stands on its head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image, Transpose

from docintel.core.page import Page
from docintel.core.plane_map import turned
from docintel.core.text_trust import image_may_move
from docintel.engines.protocols import OrientationDetector, TextReader
from docintel.pipeline.stage import Slot
from docintel.stages.ink import has_ink
from docintel.stages.legibility import legible

_CLOCKWISE = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}
#: Turned the right way, pages read several times as well as they lie.
_CLEARLY_BETTER = 1.3


@dataclass(frozen=True)
class TurnUpright:
    """Turning a page that stood upright would be the worst, so `reader` must read the turned one
    clearly better. It is asked only where `engine` wants to turn.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.ROTATION, Slot.TO_ORIGINAL})

    engine: OrientationDetector
    reader: TextReader

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if not image_may_move(page) or not has_ink(image):
            return page, image
        angle = self.engine.detect(image)
        if angle == 0:
            return page, image
        upright = image.transpose(_CLOCKWISE[angle])
        if legible(self.reader, upright) <= _CLEARLY_BETTER * legible(self.reader, image):
            return page, image
        to_new, _ = turned(image.size, angle)
        return replace(page.moved(to_new), rotation=(page.rotation + angle) % 360), upright
