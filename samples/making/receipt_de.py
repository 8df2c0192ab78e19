"""A supermarket's till receipt in German, photographed on a wooden table and saved as HEIC."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pillow_heif

from .money import Line, cents, show
from .photo import Phone
from .sample import Sample
from .tape import Roll

LOW, FULL = Decimal(7), Decimal(19)
LINES = (
    Line("Bio Vollmilch 3,8% 1L", Decimal(3), "", Decimal("1.29"), LOW),
    Line("Roggenbrot 750g", Decimal(1), "", Decimal("2.79"), LOW),
    Line("Bananen lose", Decimal("1.284"), "kg", Decimal("1.79"), LOW),
    Line("Bergkäse am Stück", Decimal(1), "", Decimal("4.63"), LOW),
    Line("Kaffee ganze Bohne 1kg", Decimal(1), "", Decimal("13.99"), LOW),
    Line("Spülmittel Zitrone", Decimal(2), "", Decimal("0.95"), FULL),
    Line("Küchenrolle 4er", Decimal(1), "", Decimal("3.45"), FULL),
    Line("Druckerpapier A4 500 Bl", Decimal(2), "", Decimal("4.99"), FULL),
)
TOTAL = sum((line.net for line in LINES), Decimal(0))


def _tax(rate: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """(gross, net, tax) at a rate, taken out of the gross prices."""
    gross = sum((line.net for line in LINES if line.tax_rate == rate), Decimal(0))
    net = cents(gross / (1 + rate / 100))
    return gross, net, gross - net


TAX = _tax(FULL)[2] + _tax(LOW)[2]
FIELDS = {
    "merchant_name": "Frischemarkt Osterloh",
    "merchant_tax_id": "DE317420012",
    "merchant_address": "Am Brink 9, 49477 Ibbenbüren",
    "merchant_phone": "05451 555 0190",
    "receipt_number": "2207",
    "date": "2026-01-23",
    "time": "17:36",
    "subtotal": str(TOTAL - TAX),
    "tax_total": str(TAX),
    "total": str(TOTAL),
    "currency": "EUR",
}


def make() -> Sample:
    roll = Roll(columns=36, face="humanist", size=9.4)
    corners = ((0.27, 0.045), (0.715, 0.06), (0.745, 0.955), (0.235, 0.94))
    phone = Phone(23, (1500, 2240), corners, "wood", crumple=0.55, shadow=0.4)
    picture = phone(roll.print(_rows(roll)))
    buffer = BytesIO()
    pillow_heif.from_pillow(picture).save(buffer, quality=62)
    return Sample(
        "receipt-de-photo",
        "documents/receipt-de-photo.heic",
        "receipt",
        "de",
        buffer.getvalue(),
        FIELDS,
        tuple(line.till_truth() for line in LINES),
    )


def _rows(roll: Roll) -> list[str]:
    return [
        "#FRISCHEMARKT",
        "^Frischemarkt Osterloh",
        "^Am Brink 9",
        "^49477 Ibbenbüren",
        "^Tel. 05451 555 0190",
        "^UID Nr. DE317420012",
        "",
        " " * 33 + "EUR",
        *_items(roll),
        "-",
        roll.pair("SUMME   EUR", show(TOTAL, "de")),
        "-",
        roll.pair("Geg. girocard", show(TOTAL, "de")),
        "",
        *_taxes(),
        "-",
        roll.pair("Bon-Nr. 2207", "Kasse 3  Bed. 114"),
        roll.pair("Datum 23.01.2026", "Uhrzeit 17:36"),
        "",
        "^TSE-Signaturzähler: 418220",
        "^Vielen Dank für Ihren Einkauf!",
        "^Mo-Sa 7-21 Uhr geöffnet",
    ]


def _items(roll: Roll) -> list[str]:
    rows = []
    for line in LINES:
        letter = "B" if line.tax_rate == LOW else "A"
        rows.append(roll.pair(line.description, f"{show(line.net, 'de')} {letter}"))
        if line.unit:
            rows.append(
                f"   {show(line.quantity, 'de', 3)} kg x {show(line.unit_price, 'de')} EUR/kg"
            )
        elif line.quantity > 1:
            rows.append(f"   {line.quantity} Stk x {show(line.unit_price, 'de')}")
    return rows


def _taxes() -> list[str]:
    rows = [_tax_row("Steuer %", "Netto", "Steuer", "Brutto")]
    for name, rate in (("A= 19,0%", FULL), ("B=  7,0%", LOW)):
        gross, net, tax = _tax(rate)
        rows.append(_tax_row(name, show(net, "de"), show(tax, "de"), show(gross, "de")))
    return [*rows, _tax_row("Summe", show(TOTAL - TAX, "de"), show(TAX, "de"), show(TOTAL, "de"))]


def _tax_row(name: str, net: str, tax: str, gross: str) -> str:
    return f"{name:<9}{net:>9}{tax:>9}{gross:>9}"
