"""A haulier's invoice with its trip sheet in English: two pages lying sideways in one TIFF."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from .money import Line, add_up, show
from .sample import Sample
from .scan import Scanner, black_and_white
from .sheet import BLACK, Sheet, Style, add_sheets, new_document, to_images
from .signature import sign
from .stamp import stamp
from .table import Column, Look, table

VAT = Decimal(23)
LINES = (
    Line(
        "Dublin Port to Athlone, 40 ft container",
        Decimal(3),
        "trip",
        Decimal("485.00"),
        VAT,
        "TR-40",
    ),
    Line(
        "Dublin Port to Galway, 20 ft container",
        Decimal(2),
        "trip",
        Decimal("540.00"),
        VAT,
        "TR-20",
    ),
    Line("Waiting time at quay, per half hour", Decimal(5), "unit", Decimal("32.50"), VAT, "WT"),
    Line("Fuel surcharge February", Decimal(1), "lot", Decimal("118.40"), VAT, "FUEL"),
)
TOTALS = add_up(LINES)
TRIPS = (
    ("03/02/2026", "Dublin Port", "Athlone", "FCTU 440117-2", "126", "06:40", "11:05"),
    ("06/02/2026", "Dublin Port", "Galway", "FCTU 209984-0", "214", "05:55", "12:20"),
    ("11/02/2026", "Dublin Port", "Athlone", "FCTU 461503-8", "126", "07:10", "12:40"),
    ("17/02/2026", "Dublin Port", "Galway", "FCTU 770215-4", "214", "06:05", "12:10"),
    ("24/02/2026", "Dublin Port", "Athlone", "FCTU 482230-1", "126", "06:50", "11:45"),
)
FIELDS = {
    "invoice_number": "INV-7782",
    "invoice_date": "2026-02-27",
    "due_date": "2026-03-29",
    "payment_terms": "30 days",
    "po_number": "SP-3319",
    "supplier_name": "Connaghan Haulage Ltd",
    "supplier_address": "Clonbrusk Industrial Estate, Athlone, Co. Westmeath, N37 XY00",
    "supplier_tax_id": "IE6433007H",
    "buyer_name": "Shannon Paper Converters DAC",
    "buyer_address": "Bonavalley, Athlone, Co. Westmeath",
    "currency": "EUR",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
    "iban": "IE60FICT99010247118203",
    "bic": "FICTIE2DXXX",
}


def make() -> Sample:
    document = new_document("Invoice INV-7782", "")
    first, second = add_sheets(document, 2)
    _head(first, "INVOICE")
    _meta(first)
    _totals(first, _lines(first, 320) + 10)
    _foot(first)
    _head(second, "TRIP SHEET")
    _trips(second)
    scanner = Scanner(seed=29, skew=-0.4, grain=12, blur=0.7, specks=0.0003)
    pages = [black_and_white(scanner(page), 165) for page in to_images(document)]
    turned = [page.rotate(90, expand=True) for page in pages]
    buffer = BytesIO()
    turned[0].save(
        buffer,
        "TIFF",
        save_all=True,
        append_images=turned[1:],
        compression="group4",
        dpi=(200, 200),
    )
    return Sample(
        "invoice-ie-rotated-scan",
        "documents/invoice-ie-rotated-scan.tiff",
        "invoice",
        "en",
        buffer.getvalue(),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _head(sheet: Sheet, title: str) -> None:
    """A lorry from boxes and wheels, the firm, the title under a double rule."""
    sheet.box((50, 48, 96, 76), BLACK)
    cab = [(99, 76), (99, 56), (111, 56), (118, 66), (118, 76)]
    sheet.page.draw_polyline(cab, color=BLACK, fill=BLACK, closePath=True)
    for x in (62, 84, 108):
        sheet.page.draw_circle((x, 79), 5.5, color=(1, 1, 1), fill=BLACK, width=1.5)
    sheet.write(134, 66, "CONNAGHAN HAULAGE LTD", Style("bold", 20, stretch=0.92))
    address = "Clonbrusk Industrial Estate, Athlone, Co. Westmeath, N37 XY00"
    sheet.write(134, 82, address, Style(size=9.5))
    sheet.write(134, 95, "Tel. 090 555 0184    VAT No. IE 6433007H", Style(size=9.5))
    sheet.rule((50, 106), (547, 106), width=1.6)
    sheet.rule((50, 109), (547, 109), width=0.5)
    sheet.write(50, 142, title, Style("bold", 20))


def _meta(sheet: Sheet) -> None:
    sheet.write(50, 176, "To:", Style(size=9.5))
    sheet.write(50, 192, "Shannon Paper Converters DAC", Style("bold", 11))
    sheet.lines(
        50, 207, ["Accounts Payable", "Bonavalley", "Athlone, Co. Westmeath"], Style(size=10.5)
    )
    columns = (Column("", 90), Column("", 95, "right"))
    rows = (
        ("Invoice no.", "INV-7782"),
        ("Invoice date", "27/02/2026"),
        ("Your order", "SP-3319"),
        ("Terms", "30 days"),
        ("Payment due", "29/03/2026"),
    )
    look = Look(Style(size=10), Style(size=10), grid="all", padding=5)
    table(sheet, (362, 160), columns, rows, look)


def _lines(sheet: Sheet, y: float) -> float:
    columns = (
        Column("Code", 50),
        Column("Description", 225),
        Column("Qty", 40, "right"),
        Column("Unit", 40, "center"),
        Column("Rate EUR", 66, "right"),
        Column("Amount EUR", 76, "right"),
    )
    rows = [
        (
            line.code,
            line.description,
            str(line.quantity),
            line.unit,
            show(line.unit_price),
            show(line.net),
        )
        for line in LINES
    ]
    look = Look(Style(size=10), Style("bold", 9.5), grid="all", rule=0.7, padding=7)
    return table(sheet, (50, y), columns, rows, look)


def _totals(sheet: Sheet, y: float) -> None:
    pairs = (("Net total", TOTALS.net), ("VAT @ 23%", TOTALS.tax), ("TOTAL EUR", TOTALS.gross))
    for name, amount in pairs:
        style = Style("bold" if name.startswith("TOTAL") else "sans", 11)
        sheet.write(390, y + 14, name, style)
        sheet.write(540, y + 14, show(amount), style.but(align="right"))
        y += 20
    sheet.rule((385, y - 18), (547, y - 18), width=0.8)
    sheet.rule((385, y + 2), (547, y + 2), width=1.6)


def _foot(sheet: Sheet) -> None:
    rows = [
        "Payment by credit transfer to: Connaghan Haulage Ltd",
        "IBAN IE60 FICT 9901 0247 1182 03    BIC FICTIE2DXXX",
        "Trip sheet attached. Queries within 7 days, please.",
    ]
    sheet.lines(50, 690, rows, Style(size=10), 1.5)
    stamp(sheet, (150, 600), ["RECEIVED", "2 MAR 2026", "Accounts Payable"], BLACK, 9)


def _trips(sheet: Sheet) -> None:
    sheet.write(
        50,
        172,
        "Attachment to invoice INV-7782, February 2026, vehicle 19-WH-4471",
        Style(size=10.5),
    )
    titles = (
        ("Date", 66),
        ("From", 74),
        ("To", 62),
        ("Container", 104),
        ("Km", 42),
        ("Start", 62),
        ("End", 62),
    )
    columns = tuple(Column(name, width + 3.5, "center") for name, width in titles)
    look = Look(Style(size=10), Style("bold", 9.5), grid="all", rule=0.7, padding=7)
    bottom = table(sheet, (50, 194), columns, [*TRIPS, *[("",) * 7] * 4], look)
    sheet.write(50, bottom + 40, "Driver: Padraig Lennon", Style(size=10.5))
    sign(sheet, (200, bottom + 40), 17, 110)
    sheet.write(50, bottom + 72, "Checked at gate: S. Duffy", Style(size=10.5))
    sign(sheet, (200, bottom + 72), 56, 110)
