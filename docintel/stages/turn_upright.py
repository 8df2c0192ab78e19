"""Turn a page image that lies on its side or stands on its head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image, Transpose

from docintel.core.page import Page
from docintel.core.text_trust import image_may_move
from docintel.engines.protocols import OrientationDetector
from docintel.pipeline.stage import Slot
from docintel.stages.ink import has_ink

_CLOCKWISE = {90: Transpose.ROTATE_270, 180: Transpose.ROTATE_180, 270: Transpose.ROTATE_90}


@dataclass(frozen=True)
class TurnUpright:
    reads: ClassVar = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar = frozenset({Slot.ROTATION})

    engine: OrientationDetector

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if not image_may_move(page) or not has_ink(image):
            return page, image
        angle = self.engine.detect(image)
        if angle == 0:
            return page, image
        turned = image.transpose(_CLOCKWISE[angle])
        rotation = (page.rotation + angle) % 360
        return replace(page, rotation=rotation), turned
