"""Work around what layoutparser 0.3.4 gets wrong."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import ImageFont
from PIL.Image import Image


def json_of(layout: Any) -> dict[str, Any]:
    """`layout.to_dict()` with numbers that JSON can hold, as `lp.load_json` reads it.

    A Quadrilateral hands out numpy's for its height and width, which `json` refuses.
    """
    found: dict[str, Any] = layout.to_dict()
    blocks = [{name: _plain(value) for name, value in one.items()} for one in found["blocks"]]
    return found | {"blocks": blocks}


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def draw_box(image: Image, layout: Any, **options: Any) -> Image:
    """`layoutparser.draw_box`, also with `show_element_id` and `show_element_type`.

    It measures these with `getsize`, which Pillow has no more since version 10.
    """
    import layoutparser as lp  # type: ignore[import-untyped]

    with _fonts_with_size():
        drawn: Image = lp.draw_box(image, layout, **options)
    return drawn


@contextmanager
def _fonts_with_size() -> Iterator[None]:
    font_class: Any = ImageFont.FreeTypeFont
    font_class.getsize = lambda font, text: tuple(map(round, font.getbbox(text)[2:]))
    try:
        yield
    finally:
        del font_class.getsize
