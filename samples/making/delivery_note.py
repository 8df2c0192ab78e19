"""A nursery's delivery note in Dutch: ticked and signed at the door, scanned to one bit a pixel."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from .money import Line
from .sample import Sample
from .scan import Scanner, black_and_white
from .sheet import BLACK, Sheet, Style, add_sheet, new_document, to_images
from .signature import sign, tick
from .stamp import stamp
from .table import Column, Look, table

ZERO = Decimal(0)
LINES = (
    Line("Lavandula angustifolia 'Hidcote' P9", Decimal(240), "st", ZERO, code="40118"),
    Line("Buxus sempervirens bol 30 cm", Decimal(36), "st", ZERO, code="40577"),
    Line("Hydrangea paniculata 'Limelight' C5", Decimal(48), "st", ZERO, code="41220"),
    Line("Carpinus betulus haag 80-100 cm", Decimal(150), "st", ZERO, code="43009"),
    Line("Potgrond universeel, zak 40 l", Decimal(60), "zak", ZERO, code="70112"),
    Line("Deense kar (statiegeld)", Decimal(7), "st", ZERO, code="90001"),
)
FIELDS = {
    "delivery_note_number": "PB-260317",
    "date": "2026-02-24",
    "delivery_date": "2026-02-25",
    "po_number": "4500-1187",
    "supplier_name": "Kwekerij De Zilverlinde B.V.",
    "supplier_address": "Rijksweg 112, 2771 XA Boskoop",
    "buyer_name": "Tuincentrum De Zuiderpoort",
    "buyer_address": "Provincialeweg 8, 5503 XB Veldhoven",
    "buyer_customer_number": "20884",
    "carrier": "Eigen vervoer",
}


def make() -> Sample:
    document = new_document("Pakbon PB-260317", "")
    sheet = add_sheet(document)
    _head(sheet)
    bottom = _lines(sheet, 330)
    _receipt(sheet, bottom + 70)
    scanner = Scanner(seed=3, skew=0.5, grain=10, blur=0.7, specks=0.0004)
    picture = black_and_white(scanner(to_images(document)[0]), 168)
    buffer = BytesIO()
    picture.save(buffer, "BMP", dpi=(200, 200))
    items = tuple(
        {
            "sku": line.code,
            "description": line.description,
            "quantity": str(line.quantity),
            "unit": line.unit,
        }
        for line in LINES
    )
    return Sample(
        "delivery-note-nl-scan",
        "documents/delivery-note-nl-scan.bmp",
        "delivery_note",
        "nl",
        buffer.getvalue(),
        FIELDS,
        items,
    )


def _head(sheet: Sheet) -> None:
    """A linden tree of three circles, the firm, the number in a heavy frame."""
    for across, down, radius in ((66, 58, 15), (86, 46, 18), (104, 60, 14)):
        sheet.page.draw_circle((across, down), radius, color=BLACK, fill=BLACK)
    sheet.box((82, 60, 89, 96), BLACK)
    sheet.write(134, 62, "Kwekerij De Zilverlinde B.V.", Style("bold", 19))
    sheet.write(134, 80, "Rijksweg 112, 2771 XA Boskoop  -  Tel. 0172 555 018", Style(size=10))
    sheet.write(134, 94, "KvK 99 118 402  -  BTW NL854122011B01", Style(size=10))
    sheet.rule((50, 110), (547, 110), BLACK, 2)
    sheet.write(50, 150, "PAKBON", Style("bold", 28))
    sheet.box((372, 126, 547, 160), None, BLACK, 1.6)
    sheet.write(459, 149, "PB-260317", Style("mono-bold", 17, align="center"))
    left = ["Afleveradres", "Tuincentrum De Zuiderpoort", "Provincialeweg 8", "5503 XB Veldhoven"]
    sheet.write(50, 192, left[0], Style("bold", 9))
    sheet.lines(50, 208, left[1:], Style(size=11))
    pairs = (
        ("Datum", "24-02-2026"),
        ("Leverdatum", "25-02-2026"),
        ("Klantnummer", "20884"),
        ("Uw order", "4500-1187"),
        ("Vervoerder", "Eigen vervoer"),
    )
    y = 192.0
    for name, value in pairs:
        sheet.write(372, y, name, Style(size=10))
        sheet.write(547, y, value, Style("bold", 10, align="right"))
        y += 17


def _lines(sheet: Sheet, y: float) -> float:
    columns = (
        Column("Artikel", 62),
        Column("Omschrijving", 262),
        Column("Aantal", 56, "right"),
        Column("Eenh.", 50, "center"),
        Column("Geleverd", 67, "center"),
    )
    rows = [(line.code, line.description, str(line.quantity), line.unit, "") for line in LINES]
    look = Look(Style(size=10.5), Style("bold", 10), grid="all", rule=0.8, padding=7)
    bottom = table(sheet, (50, y), columns, rows, look)
    for number in range(len(LINES)):
        tick(sheet, (511, y + 22 + 15 + number * 22.2), BLACK)
    return bottom


def _receipt(sheet: Sheet, y: float) -> None:
    sheet.write(
        50, y, "Colli: 7 karren      Gewicht: 1.480 kg      Chauffeur: R. Verhoef", Style(size=10)
    )
    text = "Controleer de levering direct. Zichtbare schade of manco's binnen 24 uur melden."
    sheet.write(50, y + 18, text, Style(size=10))
    sheet.box((50, y + 40, 290, y + 130), None, BLACK, 0.8)
    sheet.write(58, y + 55, "Voor ontvangst (naam en handtekening)", Style(size=9))
    sheet.write(58, y + 122, "M. van den Heuvel", Style("serif-italic", 12))
    sign(sheet, (110, y + 98), 35, 120)
    stamp(sheet, (430, y + 84), ["ONTVANGEN", "25 FEB. 2026", "Magazijn 2"], BLACK, 8)
