"""Take the small angle out of a page that was laid crooked on the scanner."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.core.plane_map import turned
from docintel.core.text_trust import image_may_move
from docintel.engines.protocols import Straightener
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class Deskew:
    """Angles below `min_angle` degrees are left: turning blurs, and readers do not mind them.

    What gains from it are rows and tables; text is read as well from a page that hangs by two.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TEXT_LAYER})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.SKEW, Slot.TO_ORIGINAL})

    engine: Straightener
    min_angle: float = 0.5

    def __call__(self, page: Page, image: Image) -> tuple[Page, Image]:
        if not image_may_move(page):
            return page, image
        skew = self.engine.skew(image)
        if abs(skew) < self.min_angle:
            return page, image
        to_new, size = turned(image.size, -skew)
        straight = replace(page.moved(to_new), skew=page.skew + skew)
        return straight, self.engine.warp(image, to_new, size)
