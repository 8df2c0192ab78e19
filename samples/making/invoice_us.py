"""A plumber's typed invoice in English, copied many times: faint, specked, askew."""

from __future__ import annotations

from decimal import Decimal

from .money import Line, add_up, show
from .sample import Sample
from .scan import Scanner, to_pdf
from .sheet import BLACK, LETTER, Sheet, Style, add_sheet, new_document, to_images
from .signature import sign

TAX = Decimal(6)
TYPED = Style("mono", 10.5)
LINES = (
    Line("Water heater, 50 gal, natural gas", Decimal(1), "ea", Decimal("749.00"), TAX),
    Line("Expansion tank, 2 gal", Decimal(1), "ea", Decimal("58.50"), TAX),
    Line("Copper pipe 3/4 in, type L", Decimal(22), "ft", Decimal("4.65"), TAX),
    Line("Shutoff valve 3/4 in, full port", Decimal(2), "ea", Decimal("21.80"), TAX),
    Line("Haul away old unit", Decimal(1), "ea", Decimal("45.00"), TAX),
)
TOTALS = add_up(LINES)
FIELDS = {
    "invoice_number": "5093",
    "invoice_date": "2026-01-14",
    "due_date": "2026-02-13",
    "supplier_name": "Okafor & Sons Plumbing",
    "supplier_address": "316 Elm Street, Frederick, MD 21701",
    "buyer_name": "Maple Court Apartments",
    "buyer_address": "77 Maple Court, Frederick, MD 21702",
    "currency": "USD",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
}


def make() -> Sample:
    document = new_document("Invoice 5093", "")
    sheet = add_sheet(document, LETTER)
    _head(sheet)
    _lines(sheet)
    scanner = Scanner(
        seed=17, skew=1.3, blur=0.75, grain=9, specks=0.006, fade=0.38, paper=236, edge=0.6
    )
    pages = [scanner(page) for page in to_images(document)]
    return Sample(
        "invoice-us-noisy-scan",
        "documents/invoice-us-noisy-scan.pdf",
        "invoice",
        "en",
        to_pdf(pages, "IMG_0001", quality=48),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _head(sheet: Sheet) -> None:
    """A tap with a drop, a preprinted head, the rest typed into it."""
    sheet.box((60, 54, 100, 64), BLACK)
    sheet.box((74, 42, 86, 56), BLACK)
    sheet.box((66, 38, 94, 44), BLACK)
    sheet.page.draw_bezier((98, 64), (112, 62), (112, 70), (110, 78), color=BLACK, width=8)
    sheet.page.draw_circle((110, 92), 4, color=BLACK, fill=BLACK)
    sheet.write(134, 62, "Okafor & Sons Plumbing", Style("serif-bold", 23))
    sheet.write(134, 80, "316 Elm Street, Frederick, MD 21701   (301) 555-0119", Style("serif", 11))
    sheet.write(134, 94, "Master plumber license 99-4471", Style("serif-italic", 11))
    sheet.write(556, 136, "INVOICE", Style("serif-bold", 24, align="right"))
    rows = ["Invoice No.   5093", "Date          01/14/2026", "Due date      02/13/2026"]
    sheet.lines(388, 164, rows, TYPED, 1.5)
    sheet.write(60, 164, "BILL TO", Style("serif-bold", 10))
    bill = [
        "Maple Court Apartments",
        "Attn: Building Manager",
        "77 Maple Court",
        "Frederick, MD 21702",
    ]
    sheet.lines(60, 182, bill, TYPED, 1.4)
    sheet.write(60, 268, "Job: Replace water heater, building C, unit 12", TYPED)


def _lines(sheet: Sheet) -> None:
    y = 304.0
    sheet.rule((56, y - 14), (556, y - 14), width=1.2)
    heads = (
        ("QTY", 92, "right"),
        ("DESCRIPTION", 124, "left"),
        ("PRICE", 462, "right"),
        ("AMOUNT", 550, "right"),
    )
    for title, x, align in heads:
        sheet.write(x, y, title, Style("serif-bold", 10).but(align=align))
    sheet.rule((56, y + 6), (556, y + 6), width=0.7)
    for line in LINES:
        y += 24
        sheet.write(92, y, str(line.quantity), TYPED.but(align="right"))
        sheet.write(98, y, line.unit, TYPED)
        sheet.write(124, y, line.description, TYPED)
        sheet.write(462, y, show(line.unit_price), TYPED.but(align="right"))
        sheet.write(550, y, show(line.net), TYPED.but(align="right"))
    sheet.rule((56, y + 14), (556, y + 14), width=0.7)
    pairs = (("Subtotal", TOTALS.net), ("Sales tax 6%", TOTALS.tax), ("TOTAL", TOTALS.gross))
    for name, amount in pairs:
        y += 34 if name == "Subtotal" else 20
        style = TYPED.but(face="mono-bold") if name == "TOTAL" else TYPED
        sheet.write(360, y, name, style)
        sheet.write(550, y, f"${show(amount)}", style.but(align="right"))
    sheet.write(60, y + 60, "Payment due within 30 days. Make checks payable to", TYPED)
    sheet.write(60, y + 76, "Okafor & Sons Plumbing. Thank you for your business.", TYPED)
    sign(sheet, (400, y + 132), 44, 130)
    sheet.rule((380, y + 142), (556, y + 142), width=0.7)
    sheet.write(380, y + 154, "Work accepted by", Style("serif", 9.5))
