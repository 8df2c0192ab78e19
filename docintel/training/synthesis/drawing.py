"""Draw made-up documents as PDF files and page images, so that OCR may read them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL.Image import Image

from docintel.engines.pymupdf.printing import Print, PrintedPage, print_images, print_pdf
from docintel.training.synthesis.sheet import Placed, Sheet


def draw_pdf(sheets: Sequence[Sheet]) -> bytes:
    """A PDF with a text layer, a page a sheet."""
    return print_pdf([_page(sheet) for sheet in sheets])


def draw_images(sheets: Sequence[Sheet]) -> list[Image]:
    """A clean RGB image of the sheet's own size each."""
    return print_images([_page(sheet) for sheet in sheets])


def _page(sheet: Sheet) -> PrintedPage:
    prints = tuple(_print(sheet, placed) for placed in sheet.placed if placed.text.strip())
    return PrintedPage(sheet.width, sheet.height, sheet.dpi, prints, tuple(sheet.rules))


def _print(sheet: Sheet, placed: Placed) -> Print:
    """Word by word, so that print and boxes agree although fonts differ a little in width."""
    style = placed.style
    words = tuple(
        (
            placed.x + sheet.text_width(placed.text[: match.start()], style),
            sheet.text_width(match.group(), style),
            match.group(),
        )
        for match in re.finditer(r"\S+", placed.text)
    )
    return Print(words, placed.y, style.size, style.font, style.bold)
