"""Texts of payment codes, and pages that they are drawn on."""

from __future__ import annotations

from typing import Any

from PIL import Image
from zxingcpp import BarcodeFormat, create_barcode


def epc(iban: str, amount: str, *, version: str = "002", bic: str = "", message: str = "") -> str:
    head = ("BCD", version, "1", "SCT", bic, "Northwind Supplies", iban, amount, "", "")
    return "\n".join((*head, message, ""))


def swiss(iban: str, amount: str, kind: str, reference: str) -> str:
    creditor = ("S", "Robert Schneider AG", "Rue du Lac", "1268", "2501", "Biel", "CH")
    debtor = ("S", "Pia Rutschmann", "Marktgasse", "28", "9400", "Rorschach", "CH")
    head = ("SPC", "0200", "1", iban, *creditor, *[""] * 7, amount, "CHF", *debtor)
    return "\n".join((*head, kind, reference, "Order 15", "EPD"))


def drawn(text: str, kind: str = "QRCode", scale: int = 4) -> Image.Image:
    """The code as a printer draws it, with its quiet zone."""
    made: Any = create_barcode(text, getattr(BarcodeFormat, kind)).to_image(scale=scale)
    height, width = made.shape
    return Image.frombytes("L", (width, height), bytes(memoryview(made).cast("B")))


def page_with(*codes: tuple[Image.Image, tuple[int, int]]) -> Image.Image:
    """An A4 page at 200 dpi with each code at its place."""
    page = Image.new("RGB", (1654, 2339), "white")
    for code, place in codes:
        page.paste(code.convert("RGB"), place)
    return page
