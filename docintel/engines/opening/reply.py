"""What the child answers, as headers that need no trust to be read."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

from docintel.core.document import Attachment
from docintel.core.geometry import Box
from docintel.core.page import Failure, FormValue, Page, TextLayer, Word

#: The name under which a page's failure to open or draw is recorded.
SOURCE = "source"
#: All attachments of a file together.
MAX_ATTACHED_BYTES = 20 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page with its pixels, three bytes each; no bytes when it could not be drawn."""

    page: Page
    pixels: bytes | memoryview


class PageSource(Protocol):
    """An opened file, inside the child. Pages count from 1."""

    @property
    def page_count(self) -> int: ...

    @property
    def attachments(self) -> tuple[Attachment, ...]: ...

    def draw(self, number: int) -> DrawnPage:
        """Raises an InputError when this page cannot be drawn."""
        ...


def page_to_header(page: Page) -> dict[str, Any]:
    layer = page.text_layer
    return {
        "number": page.number,
        "width": page.width,
        "height": page.height,
        "dpi": page.dpi,
        "text_layer": layer and _layer_to_header(layer),
        "form_values": [
            [value.name, value.value, *_rounded(value.box)] for value in page.form_values
        ],
        "failures": [[failure.stage, failure.code, failure.message] for failure in page.failures],
    }


def page_from_header(header: dict[str, Any]) -> Page:
    """Raises KeyError, TypeError or ValueError when the header is none of a page."""
    layer = header["text_layer"]
    return Page(
        number=int(header["number"]),
        width=int(header["width"]),
        height=int(header["height"]),
        dpi=int(header["dpi"]),
        text_layer=None if layer is None else _layer_from_header(layer),
        form_values=tuple(
            FormValue(str(name), str(value), _box(box))
            for name, value, *box in header["form_values"]
        ),
        failures=tuple(Failure(*map(str, failure)) for failure in header["failures"]),
    )


def _layer_to_header(layer: TextLayer) -> dict[str, Any]:
    return {
        "words": [[word.text, *_rounded(word.box)] for word in layer.words],
        "invisible_share": layer.invisible_share,
        "unreadable_share": layer.unreadable_share,
        "image_coverage": layer.image_coverage,
    }


def _layer_from_header(header: dict[str, Any]) -> TextLayer:
    return TextLayer(
        words=tuple(Word(str(text), _box(box)) for text, *box in header["words"]),
        invisible_share=_finite(header["invisible_share"]),
        unreadable_share=_finite(header["unreadable_share"]),
        image_coverage=_finite(header["image_coverage"]),
    )


def _box(sides: list[Any]) -> Box:
    left, top, right, bottom = map(_finite, sides)
    return Box(left, top, right, bottom)


def _finite(value: Any) -> float:
    """JSON has no infinity, but a number like 1e999 becomes one."""
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"not a finite number: {value}")
    return number


def _rounded(box: Box) -> tuple[float, ...]:
    """A hundredth of a pixel is enough, and half as long to send."""
    return tuple(round(side, 2) for side in (box.left, box.top, box.right, box.bottom))
