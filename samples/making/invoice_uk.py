"""A joiner's invoice: digital PDF, English, pounds, one VAT rate."""

from __future__ import annotations

from decimal import Decimal

from .money import Line, add_up, show
from .sample import Sample
from .sheet import GREY, WHITE, Color, Sheet, Style, add_sheet, new_document, to_bytes
from .table import Column, Look, table

GREEN: Color = (0.10, 0.33, 0.27)
SAND: Color = (0.95, 0.93, 0.88)
VAT = Decimal(20)
LINES = (
    Line(
        "Oak display cabinet, glazed\n1200 x 900 x 350 mm, oiled",
        Decimal(2),
        "pcs",
        Decimal("1185.00"),
        VAT,
        "CAB-1209",
    ),
    Line(
        "Reception desk, curved front\nBirch ply, laminate top",
        Decimal(1),
        "pcs",
        Decimal("2460.00"),
        VAT,
        "DSK-0410",
    ),
    Line("Stackable bench, ash", Decimal(8), "pcs", Decimal("142.50"), VAT, "BEN-0022"),
    Line("Fitting on site, two joiners", Decimal("11.5"), "hrs", Decimal("48.00"), VAT, "LAB-SITE"),
    Line("Delivery, tail-lift vehicle", Decimal(1), "job", Decimal("95.00"), VAT, "DEL-TL"),
)
TOTALS = add_up(LINES)
FIELDS = {
    "invoice_number": "TV-20417",
    "invoice_date": "2026-02-11",
    "due_date": "2026-03-13",
    "payment_terms": "30 days net",
    "po_number": "HCA/26/0088",
    "supplier_name": "Thornbury & Vale Joinery Ltd",
    "supplier_address": "Unit 7, Mill Race Works, Canal Road, Leeds LS12 9XT",
    "supplier_tax_id": "GB347912381",
    "buyer_name": "Harrowgate Community Arts Trust",
    "buyer_address": "The Old Corn Exchange, 14 Market Place, Harrowgate HG3 4QW",
    "currency": "GBP",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
    "iban": "GB67TWBB00018412345678",
    "bic": "TWBBGB2LXXX",
}
SMALL = Style(size=8, color=GREY)


def make() -> Sample:
    document = new_document("Invoice TV-20417", "LedgerLine 8.2")
    sheet = add_sheet(document)
    _letterhead(sheet)
    _addresses(sheet)
    bottom = _lines(sheet, 318)
    _totals(sheet, bottom + 16)
    _payment(sheet)
    return Sample(
        "invoice-uk-digital",
        "documents/invoice-uk-digital.pdf",
        "invoice",
        "en",
        to_bytes(document),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _letterhead(sheet: Sheet) -> None:
    sheet.box((0, 0, 595, 96), GREEN)
    _logo(sheet, 50, 28)
    sheet.write(102, 52, "Thornbury & Vale", Style("serif-bold", 21, WHITE))
    sheet.write(103, 69, "J O I N E R Y   L T D", Style("sans", 8, SAND))
    right = Style("sans", 8, SAND, "right")
    rows = ["Unit 7, Mill Race Works", "Canal Road, Leeds LS12 9XT", "0113 496 0714"]
    sheet.lines(547, 40, [*rows, "accounts@thornburyvale.example"], right)


def _logo(sheet: Sheet, x: float, y: float) -> None:
    """A dovetail joint: two tongues that grip each other."""
    sheet.box((x, y, x + 40, y + 40), None, SAND, 1.4)
    for step in range(3):
        top = y + 4 + step * 12
        tail = [(x + 4, top), (x + 24, top - 1.5), (x + 24, top + 9.5), (x + 4, top + 8)]
        sheet.page.draw_polyline(tail, color=SAND, fill=SAND, closePath=True, width=0.3)
    sheet.box((x + 28, y + 4, x + 36, y + 36), SAND)


def _addresses(sheet: Sheet) -> None:
    sheet.write(50, 150, "INVOICE", Style("bold", 24, GREEN))
    sheet.write(50, 186, "Bill to", SMALL)
    buyer = ["The Old Corn Exchange", "14 Market Place", "Harrowgate HG3 4QW"]
    sheet.write(50, 201, FIELDS["buyer_name"], Style("bold", 10))
    sheet.lines(50, 215, buyer, Style(size=9.5))
    sheet.write(50, 276, "For the attention of Ms R. Adeyemi, Finance", SMALL)
    pairs = [
        ("Invoice number", FIELDS["invoice_number"]),
        ("Invoice date", "11 February 2026"),
        ("Your order", FIELDS["po_number"]),
        ("Terms", "30 days net"),
        ("Due date", "13 March 2026"),
        ("VAT Reg No", "GB 347 9123 81"),
    ]
    y = 150.0
    for name, value in pairs:
        sheet.write(360, y, name, Style(size=9, color=GREY))
        sheet.write(547, y, value, Style("bold", 9, align="right"))
        sheet.rule((360, y + 5), (547, y + 5), SAND, 0.8)
        y += 19


def _lines(sheet: Sheet, y: float) -> float:
    columns = (
        Column("Item", 62),
        Column("Description", 205),
        Column("Qty", 44, "right"),
        Column("Unit", 36),
        Column("Unit price", 72, "right"),
        Column("Amount", 78, "right"),
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
    look = Look(Style(size=8.5), Style("bold", 8.5, WHITE), GREEN, SAND, "none", padding=6)
    return table(sheet, (50, y), columns, rows, look)


def _totals(sheet: Sheet, y: float) -> None:
    sheet.rule((350, y - 10), (547, y - 10), GREEN, 1.2)
    pairs = [("Subtotal", TOTALS.net), ("VAT 20%", TOTALS.tax)]
    for name, amount in pairs:
        sheet.write(350, y + 6, name, Style(size=9.5))
        sheet.write(541, y + 6, f"£{show(amount)}", Style(size=9.5, align="right"))
        y += 18
    sheet.box((344, y - 4, 547, y + 22), GREEN)
    sheet.write(352, y + 13, "Total due", Style("bold", 11, WHITE))
    sheet.write(541, y + 13, f"£{show(TOTALS.gross)}", Style("bold", 12, WHITE, "right"))


def _payment(sheet: Sheet) -> None:
    sheet.write(50, 668, "How to pay", Style("bold", 9.5, GREEN))
    rows = [
        "Tyne & Wharfe Business Bank, Leeds",
        "Account name: Thornbury & Vale Joinery Ltd",
        "Sort code 00-01-84   Account number 12345678",
        "IBAN GB67 TWBB 0001 8412 3456 78   BIC TWBBGB2LXXX",
        "Please quote TV-20417 with your payment.",
    ]
    sheet.lines(50, 683, rows, Style(size=8.5))
    sheet.rule((50, 782), (547, 782), GREEN, 0.8)
    footer = "Registered in England and Wales No. 09 884 217. Registered office as above. "
    sheet.write(
        50, 796, footer + "Goods remain our property until paid in full.", SMALL.but(size=7)
    )
    sheet.write(547, 796, "Page 1 of 1", SMALL.but(size=7, align="right"))
