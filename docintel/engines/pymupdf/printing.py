"""Print lines of text and ruling lines as a PDF or as images, for documents that we make up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pymupdf
from PIL import Image as Images
from PIL.Image import Image

from docintel.core.geometry import Box

_POINTS = 72
#: Names of the base-14 fonts: plain and bold.
_FONTS = {"sans": ("helv", "hebo"), "serif": ("tiro", "tibo"), "mono": ("cour", "cobo")}


@dataclass(frozen=True, slots=True)
class Print:
    """Words on one baseline: where each begins and how wide it is, in pixels.

    `size` is in points; a word that would be wider is printed smaller.
    """

    words: tuple[tuple[float, float, str], ...]
    baseline: float
    size: float
    font: str = "sans"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page in pixels at `dpi`; `rules` are ruling lines as thin boxes."""

    width: int
    height: int
    dpi: int
    prints: tuple[Print, ...]
    rules: tuple[Box, ...] = ()


def print_pdf(pages: Sequence[PrintedPage]) -> bytes:
    """A PDF with one page each and a text layer."""
    with pymupdf.open() as pdf:
        for page in pages:
            _add_page(pdf, page)
        content: bytes = pdf.tobytes(garbage=3, deflate=True)
    return content


def print_images(pages: Sequence[PrintedPage]) -> list[Image]:
    """The pages as clean RGB images of their own size."""
    images = []
    with pymupdf.open() as pdf:
        for page in pages:
            pixels = _add_page(pdf, page).get_pixmap(dpi=page.dpi)
            image = Images.frombytes("RGB", (pixels.width, pixels.height), pixels.samples)
            images.append(image)
    return images


def _add_page(pdf: pymupdf.Document, page: PrintedPage) -> pymupdf.Page:
    scale = _POINTS / page.dpi
    sheet = pdf.new_page(width=page.width * scale, height=page.height * scale)
    writer = pymupdf.TextWriter(sheet.rect)
    for line in page.prints:
        font = pymupdf.Font(_FONTS[line.font][line.bold])
        for left, width, word in line.words:
            room = width * scale / max(font.text_length(word, line.size), 1e-6)
            size = line.size * min(room, 1.0)
            writer.append((left * scale, line.baseline * scale), word, font, size)
    writer.write_text(sheet)
    for rule in page.rules:
        corners = (rule.left * scale, rule.top * scale, rule.right * scale, rule.bottom * scale)
        sheet.draw_rect(pymupdf.Rect(corners), color=None, fill=(0, 0, 0))
    return sheet
