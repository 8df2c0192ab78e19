"""An electrician's e-invoice in German: a readable page with its Factur-X data inside."""

from __future__ import annotations

from decimal import Decimal

from .e_invoice import Invoice, Party, embed
from .money import Line, add_up, show
from .sample import Sample
from .sheet import GREY, WHITE, Color, Sheet, Style, add_sheet, new_document, to_bytes
from .table import Column, Look, table

INDIGO: Color = (0.16, 0.2, 0.45)
YELLOW: Color = (0.98, 0.8, 0.1)
TEXT = Style("humanist", 8.8)
RATE = Decimal(19)
LINES = (
    Line(
        "Zählerschrank 3-feldrig, verdrahtet", Decimal(1), "Stk", Decimal("1240.00"), RATE, "ZS-3F"
    ),
    Line("Wallbox 11 kW mit Lastmanagement", Decimal(2), "Stk", Decimal("689.00"), RATE, "WB-11"),
    Line("Leitung NYM-J 5x10 mm²", Decimal(46), "m", Decimal("7.85"), RATE, "NYM-510"),
    Line("Fehlerstromschutzschalter Typ B", Decimal(2), "Stk", Decimal("318.40"), RATE, "FI-B40"),
    Line(
        "Montage und Inbetriebnahme, Meister", Decimal("9.5"), "Std", Decimal("72.00"), RATE, "L-M"
    ),
    Line("Montage, Geselle", Decimal("14.0"), "Std", Decimal("56.00"), RATE, "L-G"),
)
TOTALS = add_up(LINES)
SELLER = Party(
    "Nordlicht Elektrotechnik GmbH", "Werftstraße 52", "24143", "Kiel", "DE", "DE317420037"
)
BUYER = Party(
    "Zahnarztpraxis Dr. Yilmaz & Kollegen", "Holtenauer Straße 201", "24105", "Kiel", "DE"
)
FIELDS = {
    "invoice_number": "2026-1042",
    "invoice_date": "2026-02-20",
    "due_date": "2026-03-06",
    "po_number": "B-26-017",
    "delivery_date": "2026-02-17",
    "buyer_customer_number": "K-2077",
    "supplier_name": SELLER.name,
    "supplier_address": "Werftstraße 52, 24143 Kiel",
    "supplier_tax_id": SELLER.tax_id,
    "buyer_name": BUYER.name,
    "buyer_address": "Holtenauer Straße 201, 24105 Kiel",
    "currency": "EUR",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
    "iban": "DE61999100200112358132",
    "bic": "FOERDE21XXX",
}


def make() -> Sample:
    document = new_document("Rechnung 2026-1042", "HandwerkPlus 9")
    sheet = add_sheet(document)
    _head(sheet)
    _meta(sheet)
    _totals(sheet, _lines(sheet, 330) + 14)
    _foot(sheet)
    invoice = Invoice(FIELDS, SELLER, BUYER, LINES, TOTALS)
    return Sample(
        "invoice-de-facturx",
        "documents/invoice-de-facturx.pdf",
        "invoice",
        "de",
        embed(to_bytes(document), invoice),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _head(sheet: Sheet) -> None:
    """Northern lights: three slanting bands beside a bolt."""
    for step, tone in enumerate(((0.16, 0.2, 0.45), (0.25, 0.45, 0.65), (0.45, 0.75, 0.7))):
        x = 432 + step * 44
        band = [(x, 0), (x + 38, 0), (x + 88, 108), (x + 50, 108)]
        sheet.page.draw_polyline(band, color=tone, fill=tone, closePath=True, width=0)
    bolt = [(70, 38), (54, 68), (66, 68), (58, 94), (82, 58), (69, 58), (80, 38)]
    sheet.page.draw_polyline(bolt, color=YELLOW, fill=YELLOW, closePath=True, width=0)
    sheet.write(98, 66, "Nordlicht", Style("humanist", 26, INDIGO))
    sheet.write(99, 84, "Elektrotechnik GmbH · Meisterbetrieb", Style("humanist", 10, GREY))


def _meta(sheet: Sheet) -> None:
    sender = "Nordlicht Elektrotechnik GmbH, Werftstraße 52, 24143 Kiel"
    sheet.write(57, 140, sender, TEXT.but(size=6.8, color=GREY))
    rows = [BUYER.name, "Frau Dr. Aylin Yilmaz", BUYER.street, f"{BUYER.postcode} {BUYER.city}"]
    sheet.lines(57, 160, rows, TEXT.but(size=10.5))
    sheet.write(57, 268, "Rechnung", Style("humanist", 22, INDIGO))
    intro = "Elektroinstallation Ladepunkte und Zählerschrank gemäß Angebot 25-388 vom 04.12.2025"
    sheet.write(57, 294, intro, TEXT.but(size=9.6))
    sheet.box((380, 148, 547, 258), (0.95, 0.96, 0.98), radius=0.06)
    pairs = (
        ("Rechnungsnummer", "2026-1042"),
        ("Rechnungsdatum", "20.02.2026"),
        ("Leistungsdatum", "17.02.2026"),
        ("Ihre Bestellung", "B-26-017"),
        ("Kundennummer", "K-2077"),
        ("Fällig am", "06.03.2026"),
    )
    y = 166.0
    for name, value in pairs:
        sheet.write(390, y, name, TEXT.but(color=GREY))
        sheet.write(538, y, value, Style("bold", 9, align="right"))
        y += 17


def _lines(sheet: Sheet, y: float) -> float:
    columns = (
        Column("Nr.", 28),
        Column("Artikel", 58),
        Column("Leistung", 195),
        Column("Menge", 48, "right"),
        Column("", 34),
        Column("Einzelpreis", 64, "right"),
        Column("Gesamt", 70, "right"),
    )
    rows = [
        (
            str(number),
            line.code,
            line.description,
            show(line.quantity, "de"),
            line.unit,
            show(line.unit_price, "de"),
            show(line.net, "de"),
        )
        for number, line in enumerate(LINES, 1)
    ]
    look = Look(TEXT, TEXT.but(color=INDIGO), grid="rows", ink=(0.75, 0.78, 0.85), padding=7)
    return table(sheet, (50, y), columns, rows, look)


def _totals(sheet: Sheet, y: float) -> None:
    rows = (("Summe netto", TOTALS.net), ("Umsatzsteuer 19 %", TOTALS.tax))
    for name, amount in rows:
        sheet.write(365, y + 8, name, TEXT.but(size=9.6))
        sheet.write(542, y + 8, f"{show(amount, 'de')} €", TEXT.but(size=9.6, align="right"))
        y += 18
    sheet.box((355, y - 3, 547, y + 21), INDIGO, radius=0.15)
    sheet.write(365, y + 13, "Gesamtbetrag", Style("bold", 10.5, WHITE))
    sheet.write(541, y + 13, f"{show(TOTALS.gross, 'de')} €", Style("bold", 11.5, YELLOW, "right"))
    text = [
        "Bitte überweisen Sie den Betrag bis zum 06.03.2026 ohne Abzug.",
        "Diese Rechnung enthält strukturierte Daten nach EN 16931 (Factur-X / ZUGFeRD).",
        "Auf Arbeitsleistungen gewähren wir zwei Jahre Gewährleistung.",
    ]
    sheet.lines(57, y + 66, text, TEXT.but(size=9.4), 1.5)


def _foot(sheet: Sheet) -> None:
    sheet.box((0, 770, 595, 842), (0.95, 0.96, 0.98))
    blocks = (
        ("Nordlicht Elektrotechnik GmbH", "Werftstraße 52, 24143 Kiel", "Tel. 0431 5550 188"),
        ("Geschäftsführer: Hauke Thomsen", "Amtsgericht Kiel HRB 99 207", "USt-IdNr. DE317420037"),
        ("Fördebank Kiel eG", "IBAN DE61 9991 0020 0112 3581 32", "BIC FOERDE21XXX"),
    )
    for x, block in zip((57, 225, 390), blocks, strict=True):
        sheet.lines(x, 790, block, TEXT.but(size=7.6, color=GREY))
