"""A trattoria's bill in Italian: prices with tax inside, photographed on a stone table (WebP)."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from .money import Line, cents, show
from .photo import Phone
from .sample import Sample
from .tape import Roll

IVA = Decimal(10)
LINES = (
    Line("COPERTO", Decimal(3), "", Decimal("2.50"), IVA),
    Line("ANTIPASTO MISTO", Decimal(1), "", Decimal("14.00"), IVA),
    Line("TAGLIATELLE AL RAGU", Decimal(2), "", Decimal("12.50"), IVA),
    Line("OSSOBUCO CON POLENTA", Decimal(1), "", Decimal("19.00"), IVA),
    Line("INSALATA VERDE", Decimal(1), "", Decimal("5.00"), IVA),
    Line("VINO ROSSO 1/2 L", Decimal(1), "", Decimal("9.00"), IVA),
    Line("ACQUA MINERALE 0,75", Decimal(2), "", Decimal("3.00"), IVA),
    Line("TIRAMISU", Decimal(2), "", Decimal("6.50"), IVA),
    Line("CAFFE", Decimal(3), "", Decimal("1.60"), IVA),
)
TOTAL = sum((line.net for line in LINES), Decimal(0))
TAX = TOTAL - cents(TOTAL / (1 + IVA / 100))
FIELDS = {
    "merchant_name": "TRATTORIA DA NINO",
    "merchant_address": "VIA DELLE MURA 31, 40125 BOLOGNA BO",
    "merchant_phone": "051 555 0168",
    "merchant_tax_id": "07724310011",
    "receipt_number": "0112-0047",
    "date": "2026-02-14",
    "time": "21:48",
    "tax_total": str(TAX),
    "total": str(TOTAL),
    "currency": "EUR",
}


def make() -> Sample:
    roll = Roll(width=190, columns=32, face="mono-bold", size=9)
    corners = ((0.23, 0.055), (0.725, 0.03), (0.775, 0.93), (0.205, 0.965))
    phone = Phone(61, (1350, 2080), corners, "stone", 0.22, 1, (1.0, 0.97, 0.9), 0.4)
    buffer = BytesIO()
    phone(roll.print(_rows(roll))).save(buffer, "WEBP", quality=72, method=4)
    return Sample(
        "receipt-it-photo",
        "documents/receipt-it-photo.webp",
        "receipt",
        "it",
        buffer.getvalue(),
        FIELDS,
        tuple(line.till_truth() for line in LINES),
    )


def _rows(roll: Roll) -> list[str]:
    return [
        "#TRATTORIA",
        "#DA NINO",
        "",
        "^DI ANTONINO BELLAFIORE",
        "^VIA DELLE MURA 31",
        "^40125 BOLOGNA BO",
        "^P.IVA 07724310011",
        "^TEL. 051 555 0168",
        "",
        "^DOCUMENTO COMMERCIALE",
        "^di vendita o prestazione",
        "",
        "TAVOLO 7        COPERTI 3",
        "",
        roll.pair("DESCRIZIONE", "IVA   EURO"),
        *_items(roll),
        "-",
        roll.pair("TOTALE COMPLESSIVO", show(TOTAL, "de")),
        roll.pair("DI CUI IVA", show(TAX, "de")),
        "-",
        roll.pair("PAGAMENTO ELETTRONICO", show(TOTAL, "de")),
        roll.pair("IMPORTO PAGATO", show(TOTAL, "de")),
        "",
        "^14-02-2026 21:48",
        "^DOCUMENTO N. 0112-0047",
        "^RT 99MEX004718",
        "",
        "^GRAZIE E ARRIVEDERCI",
    ]


def _items(roll: Roll) -> list[str]:
    rows = []
    for line in LINES:
        if line.quantity > 1:
            rows.append(f"  {line.quantity} x {show(line.unit_price, 'de')}")
        rows.append(roll.pair(line.description, f"10%{show(line.net, 'de'):>8}"))
    return rows
