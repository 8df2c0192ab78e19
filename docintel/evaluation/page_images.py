"""Keep the page images of one document while it is evaluated, and cut pieces out of them."""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image as Images
from PIL.Image import Image

from docintel.core.geometry import Box, around
from docintel.core.page import Page

_MARGIN = 12
_WIDEST = 900


@dataclass
class PageImages:
    """An observer that keeps each page image as JPEG, a tenth of its size in memory."""

    jpegs: dict[int, bytes] = field(default_factory=dict)

    def opened(self, page_count: int, finished: int) -> None: ...

    def started(self, stage: str, page: int | None) -> None: ...

    def prepared(self, page: int, before: Image, after: Image) -> None: ...

    def finished(self, page: Page, image: Image | None) -> None:
        if image is not None:
            self.jpegs[page.number] = _jpeg(image)

    def crop(self, page: int | None, boxes: Sequence[Box]) -> str | None:
        """The piece around the boxes as a data URI, None where there is nothing to show."""
        if page not in self.jpegs or not boxes:
            return None
        with Images.open(io.BytesIO(self.jpegs[page])) as image:
            piece = image.crop(_around(boxes, image))
        piece.thumbnail((_WIDEST, _WIDEST))
        return f"data:image/jpeg;base64,{base64.b64encode(_jpeg(piece)).decode('ascii')}"


def _around(boxes: Sequence[Box], image: Image) -> tuple[int, int, int, int]:
    """The pixels to show; at least one, also for a box outside of the page."""
    box = around(boxes)
    left = min(max(int(box.left) - _MARGIN, 0), image.width - 1)
    top = min(max(int(box.top) - _MARGIN, 0), image.height - 1)
    right = max(min(int(box.right) + _MARGIN, image.width), left + 1)
    bottom = max(min(int(box.bottom) + _MARGIN, image.height), top + 1)
    return left, top, right, bottom


def _jpeg(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
