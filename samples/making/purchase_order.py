"""A manufacturer's purchase order: digital PDF on US letter paper, a table ruled all over."""

from __future__ import annotations

from decimal import Decimal

from .money import Line, add_up, show
from .sample import Sample
from .sheet import (
    BLACK,
    GREY,
    LETTER,
    WHITE,
    Color,
    Sheet,
    Style,
    add_sheet,
    new_document,
    to_bytes,
)
from .signature import sign
from .table import Column, Look, table

NAVY: Color = (0.11, 0.16, 0.29)
TEAL: Color = (0.0, 0.55, 0.58)
PALE: Color = (0.91, 0.94, 0.96)
TAX = Decimal(7)
LINES = (
    Line("Linear bearing LBE-20UU, sealed", Decimal(40), "EA", Decimal("18.75"), TAX, "LBE-20UU"),
    Line(
        "Hardened shaft 20 mm x 1200 mm, h6", Decimal(12), "EA", Decimal("64.20"), TAX, "SH20-1200"
    ),
    Line(
        "Ball screw 1605, rolled C7, 900 mm", Decimal(6), "EA", Decimal("141.00"), TAX, "BS1605-900"
    ),
    Line("Shaft support SK20, aluminum", Decimal(24), "EA", Decimal("7.95"), TAX, "SK20"),
    Line("Stepper motor NEMA 34, 8.5 Nm", Decimal(6), "EA", Decimal("112.40"), TAX, "NM34-850"),
    Line("Drag chain 25 x 57 mm", Decimal(18), "FT", Decimal("9.60"), TAX, "DC2557"),
    Line("Freight, LTL liftgate", Decimal(1), "LOT", Decimal("185.00"), TAX, "FRT"),
)
TOTALS = add_up(LINES)
FIELDS = {
    "po_number": "PO-118846",
    "po_date": "2026-02-19",
    "buyer_name": "Ridgeline Packaging Machines, Inc.",
    "buyer_address": "880 Foundry Street, Akron, OH 44308",
    "supplier_name": "Motion Parts Depot LLC",
    "supplier_address": "4120 Commerce Park Drive, Fort Wayne, IN 46818",
    "requested_delivery": "2026-03-16",
    "payment_terms": "Net 45",
    "currency": "USD",
    **TOTALS.truth(),
}
VENDOR = [
    "Motion Parts Depot LLC",
    "Attn: Order Desk",
    "4120 Commerce Park Drive",
    "Fort Wayne, IN 46818",
    "Vendor no. V-20931",
]
SHIP_TO = [
    "Ridgeline Packaging Machines, Inc.",
    "Receiving Dock 4",
    "880 Foundry Street",
    "Akron, OH 44308",
    "Mon-Fri 7:00 AM - 2:30 PM",
]


def make() -> Sample:
    document = new_document("Purchase Order PO-118846", "Plantworks ERP 2025.2")
    sheet = add_sheet(document, LETTER)
    _head(sheet)
    _parties(sheet)
    _terms(sheet)
    bottom = _lines(sheet, 338)
    _totals(sheet, bottom)
    _foot(sheet)
    return Sample(
        "purchase-order-us",
        "documents/purchase-order-us.pdf",
        "purchase_order",
        "en",
        to_bytes(document),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _head(sheet: Sheet) -> None:
    """Three peaks as a mark, the title at the right, the order's own data in a small grid."""
    for x, top, color in ((42, 46, TEAL), (62, 30, NAVY), (86, 50, TEAL)):
        peak = [(x, 82), (x + 22, top), (x + 44, 82)]
        sheet.page.draw_polyline(peak, color=color, fill=color, closePath=True, width=0)
    sheet.write(140, 60, "RIDGELINE", Style("bold", 21, NAVY))
    sheet.write(141, 76, "PACKAGING MACHINES, INC.", Style("sans", 9, TEAL))
    rows = [
        "880 Foundry Street, Akron, OH 44308",
        "Phone (330) 555-0117   purchasing@ridgeline.example",
    ]
    sheet.lines(42, 104, rows, Style(size=8.5, color=GREY))
    sheet.write(570, 60, "PURCHASE ORDER", Style("bold", 20, NAVY, "right"))
    columns = (Column("P.O. NUMBER", 90, "center"), Column("DATE", 80, "center"))
    look = Look(Style("bold", 10), Style("bold", 7.5, WHITE), NAVY, grid="all", ink=NAVY)
    table(sheet, (400, 76), columns, [("PO-118846", "02/19/2026")], look)


def _parties(sheet: Sheet) -> None:
    for x, title, rows in ((42, "VENDOR", VENDOR), (312, "SHIP TO", SHIP_TO)):
        sheet.box((x, 150, x + 258, 166), NAVY)
        sheet.write(x + 6, 161.5, title, Style("bold", 8.5, WHITE))
        sheet.box((x, 166, x + 258, 244), None, NAVY, 0.6)
        sheet.write(x + 6, 181, rows[0], Style("bold", 9.5))
        sheet.lines(x + 6, 195, rows[1:], Style(size=9.5))


def _terms(sheet: Sheet) -> None:
    columns = (
        Column("BUYER", 106, "center"),
        Column("REQUESTED DELIVERY", 122, "center"),
        Column("SHIP VIA", 100, "center"),
        Column("F.O.B.", 100, "center"),
        Column("PAYMENT TERMS", 100, "center"),
    )
    row = ("Dana Kowalczyk", "03/16/2026", "Best way LTL", "Destination", "Net 45")
    look = Look(Style(size=9), Style("bold", 7.5, NAVY), PALE, grid="all", ink=NAVY)
    table(sheet, (42, 264), columns, [row], look)


def _lines(sheet: Sheet, y: float) -> float:
    columns = (
        Column("LN", 26, "center"),
        Column("PART NO.", 78),
        Column("DESCRIPTION", 198),
        Column("QTY", 42, "right"),
        Column("U/M", 36, "center"),
        Column("UNIT PRICE", 70, "right"),
        Column("EXTENDED", 78, "right"),
    )
    rows = [
        (
            str(number),
            line.code,
            line.description,
            str(line.quantity),
            line.unit,
            show(line.unit_price),
            show(line.net),
        )
        for number, line in enumerate(LINES, 1)
    ]
    blank = ("",) * 7
    look = Look(Style(size=8.8), Style("bold", 7.8, WHITE), NAVY, PALE, "all", NAVY, padding=5.5)
    return table(sheet, (42, y), columns, [*rows, blank, blank], look)


def _totals(sheet: Sheet, y: float) -> None:
    pairs = (("Subtotal", TOTALS.net), ("Sales tax 7%", TOTALS.tax), ("TOTAL USD", TOTALS.gross))
    for name, amount in pairs:
        last = name.startswith("TOTAL")
        sheet.box((422, y, 570, y + 19), PALE if last else None, NAVY, 0.5)
        style = Style("bold" if last else "sans", 9.5)
        sheet.write(428, y + 13, name, style)
        sheet.write(565, y + 13, f"${show(amount)}", style.but(align="right"))
        y += 19


def _foot(sheet: Sheet) -> None:
    sheet.write(42, 592, "Special instructions", Style("bold", 9, NAVY))
    rows = [
        "1. Show the P.O. number on all packages, packing lists and invoices.",
        "2. Acknowledge price and delivery within two business days.",
        "3. No substitutions or back orders without written approval by the buyer.",
        "4. Send invoices to ap@ridgeline.example. Standard terms R-7 apply.",
    ]
    sheet.lines(42, 606, rows, Style(size=8.5))
    sign(sheet, (400, 698), 21, 120)
    sheet.rule((380, 706), (570, 706), BLACK, 0.6)
    sheet.write(380, 717, "Authorized signature", Style(size=8, color=GREY))
    sheet.write(570, 717, "Date 02/19/2026", Style(size=8, color=GREY, align="right"))
    sheet.box((0, 766, 612, 772), TEAL)
    sheet.box((0, 772, 612, 792), NAVY)
