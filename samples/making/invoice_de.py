"""A caterer's supplier in German: digital, two pages, two tax rates, a sum carried forward."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .money import Line, add_up, show
from .sample import Sample
from .sheet import BLACK, GREY, WHITE, Color, Sheet, Style, add_sheets, new_document, to_bytes
from .table import Column, Look, table

RED: Color = (0.68, 0.11, 0.16)


def _low(code: str, text: str, quantity: str, unit: str, price: str) -> Line:
    return Line(text, Decimal(quantity), unit, Decimal(price), Decimal(7), code)


def _full(code: str, text: str, quantity: str, unit: str, price: str) -> Line:
    return Line(text, Decimal(quantity), unit, Decimal(price), Decimal(19), code)


LINES = (
    _low("11040", "Espressobohnen Crema Forte, 1 kg", "24", "Pkg", "16.90"),
    _low("11052", "Filterkaffee entkoffeiniert, 500 g", "12", "Pkg", "7.85"),
    _low("12007", "Teeauswahl Hotel, 10 Sorten x 25 Beutel", "6", "Kt", "38.40"),
    _low("13110", "Kristallzucker Sticks, 1.000 Stück", "4", "Kt", "14.25"),
    _low("13145", "Akazienhonig Portionen 20 g, 120 Stück", "5", "Kt", "29.60"),
    _low("14020", "Basmatireis, Sack 10 kg", "3", "Sack", "24.90"),
    _low("14033", "Spaghetti No. 5, Karton 12 x 500 g", "4", "Kt", "17.16"),
    _low("14208", "Passierte Tomaten, Dose 2,5 kg", "18", "Ds", "4.35"),
    _low("15001", "Rapsöl, Kanister 10 l", "6", "Kan", "21.75"),
    _low("15017", "Weißweinessig, Kanister 5 l", "3", "Kan", "8.90"),
    _full("30412", "Servietten 3-lagig 33 x 33 cm, bordeaux\n1.000 Stück", "4", "Kt", "41.80"),
    _full("30555", "Müllsäcke 120 l, Rolle 25 Stück", "20", "Rl", "6.45"),
    _full("31006", "Spülmaschinentabs Gastro, Eimer 200 Stück", "3", "Ei", "54.90"),
    _full("31018", "Klarspüler, Kanister 10 l", "2", "Kan", "33.70"),
    _full("31044", "Handseife mild, Kanister 5 l", "4", "Kan", "18.95"),
    _full("42011", "Weinglas Serie Aurum 0,2 l", "48", "St", "3.95"),
    _full("42015", "Sektkelch Serie Aurum 0,1 l", "36", "St", "3.60"),
    _full("42230", "Teller tief 24 cm, Hartporzellan", "30", "St", "8.40"),
    _full("42244", "Platte oval 36 cm, Hartporzellan", "8", "St", "22.50"),
    _full("45100", "Kochmesser 21 cm, geschmiedet", "2", "St", "64.00"),
    _full("45133", "GN-Behälter 1/1, Tiefe 65 mm, Edelstahl", "10", "St", "17.80"),
    _full("90001", "Anlieferung Kühlfahrzeug, Zone 2", "1", "psch", "35.00"),
)
FIRST_PAGE = 18
TOTALS = add_up(LINES)
FIELDS = {
    "invoice_number": "RE-2026-03318",
    "invoice_date": "2026-02-26",
    "due_date": "2026-03-12",
    "po_number": "B-7741",
    "delivery_date": "2026-02-24",
    "buyer_customer_number": "104882",
    "supplier_name": "Lindenhof Gastronomiebedarf GmbH",
    "supplier_address": "Speicherstraße 18, 18055 Rostock",
    "supplier_tax_id": "DE317420004",
    "buyer_name": "Hotel Seeblick Betriebs GmbH",
    "buyer_address": "Strandpromenade 3, 18225 Kühlungsborn",
    "currency": "EUR",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
    "iban": "DE49123456780004711200",
    "bic": "NOHADE21XXX",
}
COLUMNS = (
    Column("Pos.", 28),
    Column("Art.-Nr.", 44),
    Column("Bezeichnung", 205),
    Column("Menge", 40, "right"),
    Column("Einh.", 32),
    Column("E-Preis", 50, "right"),
    Column("USt", 34, "right"),
    Column("Betrag EUR", 64, "right"),
)
LOOK = Look(Style(size=8), Style("bold", 8), grid="none", padding=4.8)


def make() -> Sample:
    document = new_document("Rechnung RE-2026-03318", "WaWi Kontor 12")
    first, second = add_sheets(document, 2)
    _letterhead(first)
    _address(first)
    carried = sum((line.net for line in LINES[:FIRST_PAGE]), Decimal(0))
    bottom = _lines(first, 352, 1, LINES[:FIRST_PAGE])
    _carry(first, bottom + 14, "Übertrag auf Seite 2", carried)
    _second_head(second)
    _carry(second, 122, "Übertrag von Seite 1", carried)
    bottom = _lines(second, 136, FIRST_PAGE + 1, LINES[FIRST_PAGE:])
    _totals(second, bottom + 24)
    for number, sheet in enumerate((first, second), 1):
        _footer(sheet, f"Seite {number} von 2")
    return Sample(
        "invoice-de-two-pages",
        "documents/invoice-de-two-pages.pdf",
        "invoice",
        "de",
        to_bytes(document),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _letterhead(sheet: Sheet) -> None:
    """A linden leaf, the name, fold marks as DIN 5008 has them."""
    sheet.page.draw_bezier((478, 66), (450, 44), (470, 22), (500, 18), color=RED, width=1.5)
    sheet.page.draw_bezier((500, 18), (528, 34), (512, 62), (478, 66), color=RED, width=1.5)
    for start, end in (((472, 72), (500, 22)), ((486, 47), (504, 46)), ((481, 56), (497, 58))):
        sheet.rule(start, end, RED, 1)
    sheet.write(547, 84, "Lindenhof", Style("serif-bold", 22, RED, "right"))
    sheet.write(547, 96, "Gastronomiebedarf GmbH", Style("sans", 9, GREY, "right"))
    for y in (297.6, 595.2):
        sheet.rule((12, y), (22, y), GREY, 0.4)


def _address(sheet: Sheet) -> None:
    sender = "Lindenhof Gastronomiebedarf GmbH · Speicherstraße 18 · 18055 Rostock"
    sheet.write(57, 134, sender, Style(size=6.5, color=GREY))
    sheet.rule((57, 137), (290, 137), GREY, 0.3)
    rows = [
        "Hotel Seeblick Betriebs GmbH",
        "Wareneinkauf",
        "Strandpromenade 3",
        "18225 Kühlungsborn",
    ]
    sheet.lines(57, 153, rows, Style(size=10))
    pairs = [
        ("Rechnungs-Nr.", FIELDS["invoice_number"]),
        ("Rechnungsdatum", "26.02.2026"),
        ("Lieferdatum", "24.02.2026"),
        ("Kunden-Nr.", "104882"),
        ("Ihre Bestellung", "B-7741"),
        ("Ansprechpartner", "Jens Petersen"),
        ("Telefon", "0381 5550 142"),
    ]
    y = 140.0
    for name, value in pairs:
        sheet.write(372, y, name, Style(size=8.5, color=GREY))
        sheet.write(455, y, value, Style(size=8.5))
        y += 13
    sheet.write(57, 276, f"Rechnung {FIELDS['invoice_number']}", Style("bold", 14))
    text = ["Sehr geehrte Damen und Herren,", "für unsere Lieferung berechnen wir Ihnen:"]
    sheet.lines(57, 304, text, Style(size=9.5), 1.5)


def _lines(sheet: Sheet, y: float, first: int, lines: Sequence[Line]) -> float:
    rows = [
        (
            str(number),
            line.code,
            line.description,
            str(line.quantity),
            line.unit,
            show(line.unit_price, "de"),
            f"{line.tax_rate} %",
            show(line.net, "de"),
        )
        for number, line in enumerate(lines, first)
    ]
    bottom = table(sheet, (50, y), COLUMNS, rows, LOOK)
    for edge in (y, y + 16, bottom):
        sheet.rule((50, edge), (547, edge), BLACK, 0.6)
    return bottom


def _carry(sheet: Sheet, y: float, text: str, amount: Decimal) -> None:
    sheet.write(325, y, text, Style("oblique", 8.5))
    sheet.write(542, y, show(amount, "de"), Style("oblique", 8.5, align="right"))


def _second_head(sheet: Sheet) -> None:
    sheet.write(57, 70, "Lindenhof Gastronomiebedarf GmbH", Style("bold", 9, RED))
    sheet.write(547, 70, "Rechnung RE-2026-03318 vom 26.02.2026", Style(size=9, align="right"))
    sheet.rule((57, 78), (547, 78), RED, 1)


def _totals(sheet: Sheet, y: float) -> None:
    rows = [("Nettobetrag", TOTALS.net)]
    for rate, base, tax in TOTALS.taxes:
        rows.append((f"zzgl. {rate} % USt auf {show(base, 'de')} EUR", tax))
    rows.append(("Umsatzsteuer gesamt", TOTALS.tax))
    for name, amount in rows:
        sheet.write(325, y, name, Style(size=9))
        sheet.write(542, y, show(amount, "de"), Style(size=9, align="right"))
        y += 15
    sheet.box((318, y - 8, 547, y + 12), RED)
    sheet.write(325, y + 5, "Rechnungsbetrag EUR", Style("bold", 10, WHITE))
    sheet.write(542, y + 5, show(TOTALS.gross, "de"), Style("bold", 10, WHITE, "right"))
    text = [
        "Zahlbar bis zum 12.03.2026 ohne Abzug auf das unten genannte Konto.",
        "Bitte geben Sie die Rechnungsnummer als Verwendungszweck an.",
        "Die Ware bleibt bis zur vollständigen Bezahlung unser Eigentum.",
    ]
    y = sheet.lines(57, y + 50, text, Style(size=9), 1.5)
    sheet.lines(57, y + 14, ["Mit freundlichen Grüßen", "Lindenhof Gastronomiebedarf GmbH"])


def _footer(sheet: Sheet, page: str) -> None:
    sheet.rule((50, 764), (547, 764), RED, 0.8)
    blocks = (
        (
            "Lindenhof Gastronomiebedarf GmbH",
            "Speicherstraße 18, 18055 Rostock",
            "Geschäftsführerin: Dr. Silke Brandt",
        ),
        ("Amtsgericht Rostock HRB 99 417", "USt-IdNr. DE317420004", "St.-Nr. 079/110/99417"),
        ("Sparbank Nordhafen", "IBAN DE49 1234 5678 0004 7112 00", "BIC NOHADE21XXX"),
    )
    for x, block in zip((50, 225, 385), blocks, strict=True):
        sheet.lines(x, 776, block, Style(size=7, color=GREY))
    sheet.write(547, 812, page, Style(size=7.5, color=GREY, align="right"))
