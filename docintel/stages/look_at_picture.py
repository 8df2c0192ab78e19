"""Keep what the picture of a page shows, for stages that see no pictures any more."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from PIL.Image import Image

from docintel.core.page import Page
from docintel.extraction.picture.look import look_of
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class LookAtPicture:
    """In numbers: a type may be told by them where little of the text can be read."""

    reads: ClassVar[frozenset[Slot]] = frozenset()
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.LOOK})

    def __call__(self, page: Page, image: Image) -> Page:
        return replace(page, look=tuple(look_of(image).items()))
