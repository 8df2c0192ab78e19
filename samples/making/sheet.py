"""A page to draw on: text by baseline, rules, boxes; in points, origin top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any, Literal

import pymupdf
from PIL import Image, ImageFont

Color = tuple[float, float, float]
Align = Literal["left", "right", "center"]

BLACK: Color = (0.08, 0.08, 0.09)
GREY: Color = (0.42, 0.43, 0.46)
WHITE: Color = (1.0, 1.0, 1.0)
A4 = (595.0, 842.0)
LETTER = (612.0, 792.0)

BUILT_IN = {
    "sans": "helv",
    "bold": "hebo",
    "oblique": "heit",
    "serif": "tiro",
    "serif-bold": "tibo",
    "serif-italic": "tiit",
    "mono": "cour",
    "mono-bold": "cobo",
    "humanist": "cjk",
}


@cache
def font(face: str) -> pymupdf.Font:
    """A face by our name; "geometric" is the one that Pillow carries (ASCII only)."""
    if face == "geometric":
        carried: Any = ImageFont.load_default(12)
        return pymupdf.Font(fontbuffer=carried.font_bytes)
    return pymupdf.Font(BUILT_IN[face])


@dataclass(frozen=True)
class Style:
    """How a text is set. `stretch` narrows or widens the letters, `turn` is in degrees."""

    face: str = "sans"
    size: float = 9
    color: Color = BLACK
    align: Align = "left"
    stretch: float = 1
    turn: float = 0
    opacity: float = 1

    def but(self, **changes: Any) -> Style:
        return replace(self, **changes)

    def width(self, text: str) -> float:
        return float(font(self.face).text_length(text, self.size)) * self.stretch


class Sheet:
    """One page of a document. Everything is drawn at once, in the order of the calls."""

    def __init__(self, page: pymupdf.Page) -> None:
        self.page = page
        self.width = float(page.rect.width)
        self.height = float(page.rect.height)

    def write(self, x: float, y: float, text: str, style: Style = Style()) -> float:
        """Set one line with its baseline at y; returns the x at which the text ends."""
        width = style.width(text)
        start = x - {"left": 0.0, "right": width, "center": width / 2}[style.align]
        pen = pymupdf.TextWriter(self.page.rect, opacity=style.opacity, color=style.color)
        pen.append((start, y), text, font=font(style.face), fontsize=style.size)
        matrix = pymupdf.Matrix(style.stretch, 1) * pymupdf.Matrix(style.turn)
        plain = style.stretch == 1 and style.turn == 0
        pen.write_text(self.page, morph=None if plain else (pymupdf.Point(start, y), matrix))
        return start + width

    def lines(
        self, x: float, y: float, rows: Sequence[str], style: Style = Style(), lead: float = 1.32
    ) -> float:
        """Set lines below each other; returns the baseline after the last."""
        for row in rows:
            self.write(x, y, row, style)
            y += style.size * lead
        return y

    def paragraph(
        self, box: tuple[float, float, float], text: str, style: Style = Style(), lead: float = 1.4
    ) -> float:
        """Wrap a text from (x, y) to a width; returns the baseline after the last line."""
        x, y, width = box
        return self.lines(x, y, wrap(text, width, style), style, lead)

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        color: Color = BLACK,
        width: float = 0.6,
        dashes: str | None = None,
    ) -> None:
        self.page.draw_line(start, end, color=color, width=width, dashes=dashes)

    def box(
        self,
        rect: tuple[float, float, float, float],
        fill: Color | None = None,
        stroke: Color | None = None,
        width: float = 0.6,
        radius: float | None = None,
    ) -> None:
        """Draw a rectangle; `radius` is the corner's share of the shorter side."""
        self.page.draw_rect(pymupdf.Rect(rect), color=stroke, fill=fill, width=width, radius=radius)


def wrap(text: str, width: float, style: Style) -> list[str]:
    """Break a text at blanks so that no line is wider than `width`."""
    rows: list[str] = []
    row = ""
    for word in text.split():
        longer = f"{row} {word}".strip()
        if row and style.width(longer) > width:
            rows.append(row)
            longer = word
        row = longer
    return [*rows, row] if row else rows


def new_document(title: str, maker: str) -> pymupdf.Document:
    """An empty PDF whose dates do not move, so that the same seed gives the same bytes."""
    document = pymupdf.open()
    moment = "D:20260302081500Z"
    document.set_metadata(
        {"title": title, "producer": maker, "creationDate": moment, "modDate": moment}
    )
    return document


def add_sheet(document: pymupdf.Document, size: tuple[float, float] = A4) -> Sheet:
    return Sheet(document.new_page(width=size[0], height=size[1]))


def add_sheets(
    document: pymupdf.Document, count: int, size: tuple[float, float] = A4
) -> list[Sheet]:
    """Several pages at once, since adding a page makes PyMuPDF forget those handed out before."""
    for _ in range(count):
        document.new_page(width=size[0], height=size[1])
    return [Sheet(document[number]) for number in range(document.page_count)]


def to_bytes(document: pymupdf.Document) -> bytes:
    """The finished PDF with only the letters used of each font."""
    document.subset_fonts()
    return bytes(document.tobytes(garbage=4, deflate=True, deflate_fonts=True, no_new_id=True))


def to_images(document: pymupdf.Document, dpi: int = 200) -> list[Image.Image]:
    """Each page as a picture in colour."""
    numbers = range(document.page_count)
    pages = (document[number].get_pixmap(dpi=dpi, alpha=False) for number in numbers)
    return [Image.open(BytesIO(pixels.tobytes("ppm"))).convert("RGB") for pixels in pages]


def prose(sheet: Sheet, box: tuple[float, float, float, float], html: str, css: str) -> None:
    """Set HTML into a box at its full size; ValueError where it does not fit."""
    spare, _ = sheet.page.insert_htmlbox(pymupdf.Rect(box), html, css=css, scale_low=1)
    if spare < 0:
        raise ValueError(f"the text does not fit its box {box}: {html[:60]}")
