"""Draw the documents that the benchmarks process: invoices of many pages, digital or scanned."""

from __future__ import annotations

import io
from pathlib import Path

import pymupdf
from PIL import Image

DPI = 200
_COLUMNS = (50, 90, 320, 390, 470, 545)
_HEAD = ("No.", "Description", "Quantity", "Unit price", "Amount")
_GOODS = ("Copper wire 3 mm", "Cable drum, empty", "Fuse box for six circuits", "Wall socket")
_TERMS = (
    "The goods remain the property of the seller until they are paid for in full. Complaints about"
    " visible defects are to be made in writing within eight days of delivery. The place of"
    " performance and of jurisdiction is the seat of the seller. "
)
_NOISE, _JPEG_QUALITY = 12, 80


def draw_digital(path: Path, pages: int) -> Path:
    """A PDF with a text layer; about 230 words and a table on each page."""
    with pymupdf.open() as document:
        for number in range(1, pages + 1):
            _draw_invoice(document.new_page(), number)
        document.save(path, garbage=3, deflate=True)
    return path


def draw_scanned(path: Path, pages: int) -> Path:
    """The same pages as noisy gray pictures, 200 dpi."""
    with pymupdf.open() as document, pymupdf.open() as drawn:
        for number in range(1, pages + 1):
            page = drawn.new_page()
            _draw_invoice(page, number)
            document.new_page().insert_image(page.rect, stream=_scan(page))
        document.save(path)
    return path


def _draw_invoice(page: pymupdf.Page, number: int) -> None:
    page.insert_text((50, 70), "Example Electric Ltd", fontsize=18)
    page.insert_text((50, 90), "12 Station Road, 9021 Sampletown", fontsize=9)
    page.insert_text((380, 120), f"Invoice number: 2026-{number:04d}", fontsize=10)
    page.insert_text((380, 136), "Invoice date: 17 November 2026", fontsize=10)
    page.insert_textbox((50, 160, 545, 260), _TERMS * 2, fontsize=10)
    _draw_row(page, 280, _HEAD)
    total = 0
    for row in range(1, 13):
        amount = row * (number % 7 + 2)
        total += amount
        goods = _GOODS[row % len(_GOODS)]
        price = number % 7 + 2
        _draw_row(page, 280 + 22 * row, (str(row), goods, str(row), f"{price}.00", f"{amount}.00"))
    page.insert_text((390, 590), f"Total due: {total}.00 EUR", fontsize=12)
    page.insert_textbox((50, 620, 545, 760), _TERMS * 3, fontsize=10)
    page.insert_text((270, 810), f"Page {number}", fontsize=8)


def _draw_row(page: pymupdf.Page, baseline: float, texts: tuple[str, ...]) -> None:
    page.draw_line((_COLUMNS[0], baseline + 7), (_COLUMNS[-1], baseline + 7), width=0.6)
    for left, text in zip(_COLUMNS, texts, strict=False):
        page.insert_text((left + 3, baseline), text, fontsize=10)


def _scan(page: pymupdf.Page) -> bytes:
    pixels = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
    clean = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    noisy = Image.blend(clean, Image.effect_noise(clean.size, _NOISE * 10), 0.1)
    packed = io.BytesIO()
    noisy.save(packed, "JPEG", quality=_JPEG_QUALITY)
    return packed.getvalue()
