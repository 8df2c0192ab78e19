"""A hardware store's receipt from a thermal printer, scanned: English, dollars, sales tax."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO

from .money import Line, cents
from .sample import Sample
from .scan import Scanner
from .tape import Roll

LINES = (
    Line("GALV DECK SCREW 5LB", Decimal(2), "", Decimal("27.98"), code="081104"),
    Line("2X4X8 PRIME STUD", Decimal(14), "", Decimal("3.85"), code="161640"),
    Line("EXT WOOD GLUE 16OZ", Decimal(1), "", Decimal("8.47"), code="333012"),
    Line("WORK GLOVES LEATHER L", Decimal(3), "", Decimal("11.99"), code="540077"),
    Line("PAINTERS TAPE 1.88IN", Decimal(4), "", Decimal("6.28"), code="207193"),
    Line("CONTRACTOR BAGS 42GAL", Decimal(1), "", Decimal("21.97"), code="448120"),
)
SUBTOTAL = sum((line.net for line in LINES), Decimal(0))
TAX = cents(SUBTOTAL * Decimal("0.0825"))
TOTAL = SUBTOTAL + TAX
FIELDS = {
    "merchant_name": "BUCKLEY'S HARDWARE & LUMBER",
    "merchant_address": "2150 CEDAR SPRINGS RD, PLAINVIEW TX 79072",
    "merchant_phone": "(806) 555-0142",
    "receipt_number": "0418-02-77315",
    "date": "2026-02-07",
    "time": "10:42",
    "subtotal": str(SUBTOTAL),
    "tax_total": str(TAX),
    "total": str(TOTAL),
    "currency": "USD",
}


def make() -> Sample:
    roll = Roll(columns=38, face="sans", size=9.6)
    scanner = Scanner(seed=5, skew=-0.6, blur=0.8, grain=6, fade=0.24, paper=243)
    picture = scanner(roll.print(_rows(roll)))
    buffer = BytesIO()
    picture.quantize(32).save(buffer, "PNG", optimize=True)
    return Sample(
        "receipt-us-scan",
        "documents/receipt-us-scan.png",
        "receipt",
        "en",
        buffer.getvalue(),
        FIELDS,
        tuple(line.till_truth() for line in LINES),
    )


def _rows(roll: Roll) -> list[str]:
    rows = [
        "#BUCKLEY'S",
        "^HARDWARE & LUMBER",
        "^2150 CEDAR SPRINGS RD",
        "^PLAINVIEW TX 79072",
        "^(806) 555-0142",
        "",
        roll.pair("STORE 0418  REG 02", "CASHIER: DOLORES"),
        roll.pair("02/07/2026 10:42 AM", "0418-02-77315"),
        "-",
    ]
    for line in LINES:
        rows.append(roll.pair(f"{line.code} {line.description}", f"{line.net} T"))
        if line.quantity > 1:
            rows.append(f"       {line.quantity} @ {line.unit_price}")
    rows += [
        "-",
        roll.pair("SUBTOTAL", str(SUBTOTAL)),
        roll.pair("SALES TAX 8.25%", str(TAX)),
        roll.pair("TOTAL", f"${TOTAL}"),
        "-",
        roll.pair("VISA ************4417", f"{TOTAL}"),
        "AUTH CODE 071966   CHIP READ",
        "AID A0000000031010",
        "",
        "^ITEMS SOLD: 25",
        "",
        "^RETURNS WITHIN 90 DAYS WITH RECEIPT",
        "^THANK YOU FOR BUILDING WITH US",
    ]
    return rows
