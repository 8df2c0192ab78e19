"""Colour what moved a model on the picture of a page."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image, ImageDraw

from docintel.core.geometry import Box
from docintel.core.influence import Influence

#: For and against, told apart by people who see red and green alike; the value's own frame.
_FOR, _AGAINST, _VALUE = (0, 114, 178), (213, 94, 0), (0, 0, 0)
_MOST_OPAQUE = 150


def heat_map(page: bytes, value: Sequence[Box], influences: Sequence[Influence]) -> bytes:
    """PNG: blue speaks for the value, orange against it, the more the stronger; a frame around it.

    `page` is the page as JPEG or PNG; boxes are in its pixels.
    """
    with Image.open(io.BytesIO(page)) as opened:
        picture = opened.convert("RGBA")
    colours = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    draw = ImageDraw.Draw(colours)
    strongest = max((abs(one.total) for one in influences), default=0.0)
    for one in sorted(influences, key=lambda one: abs(one.total)):
        draw.rectangle(_edges(one.box), fill=_colour(one.total / strongest))
    for box in value:
        draw.rectangle(_edges(box, 4), outline=(*_VALUE, 255), width=3)
    buffer = io.BytesIO()
    Image.alpha_composite(picture, colours).convert("RGB").save(buffer, "PNG")
    return buffer.getvalue()


def _colour(share: float) -> tuple[int, int, int, int]:
    """`share` from -1 to 1 of the strongest influence."""
    red, green, blue = _FOR if share > 0 else _AGAINST
    return red, green, blue, int(20 + (_MOST_OPAQUE - 20) * abs(share))


def _edges(box: Box, margin: float = 1) -> tuple[float, float, float, float]:
    return box.left - margin, box.top - margin, box.right + margin, box.bottom + margin
