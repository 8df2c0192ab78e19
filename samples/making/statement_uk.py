"""A building society's current account statement in English: digital, with a running balance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from .ledger import Booking, run, truth, turnover
from .money import show
from .sample import Sample
from .sheet import A4, BLACK, GREY, WHITE, Color, Sheet, Style, add_sheet, new_document, to_bytes
from .table import Column, Look, table

PLUM: Color = (0.36, 0.1, 0.32)
ROSE: Color = (0.97, 0.93, 0.95)
TEXT = Style("humanist", 8.8)


def _booking(month: int, day: int, text: str, amount: str) -> Booking:
    return Booking(date(2026, month, day), text, Decimal(amount))


OPENING = Decimal("1874.36")
BOOKINGS = (
    _booking(1, 16, "Card payment  GREENSIDE GROCERS YORK", "-46.82"),
    _booking(1, 19, "Direct debit  VALE WATER SERVICES  REF 4410982", "-38.50"),
    _booking(1, 20, "Faster payment  J HOLROYD  RENT SHARE", "325.00"),
    _booking(1, 22, "Card payment  NORTHWAY RAIL TICKETS", "-71.40"),
    _booking(1, 26, "Cash withdrawal  COPPERGATE YORK 26JAN", "-60.00"),
    _booking(1, 28, "BACS credit  EBOR TEXTILES LTD SALARY", "2418.07"),
    _booking(2, 2, "Standing order  BISHOPTHORPE LETTINGS", "-895.00"),
    _booking(2, 2, "Direct debit  OUSEBRIDGE COUNCIL TAX", "-142.00"),
    _booking(2, 3, "Direct debit  BRIGHTLINE ENERGY  A/C 77120", "-118.63"),
    _booking(2, 5, "Card payment  MILLER & DAUGHTERS OPTICIANS", "-189.00"),
    _booking(2, 9, "Cheque 000418", "-250.00"),
    _booking(2, 10, "Card refund  NORTHWAY RAIL TICKETS", "23.80"),
    _booking(2, 12, "Direct debit  SKYLARK BROADBAND", "-31.99"),
    _booking(2, 13, "Faster payment  M OYELARAN  THANK YOU", "40.00"),
    _booking(2, 13, "Interest paid (gross)", "1.12"),
)
ENTRIES = run(OPENING, BOOKINGS)
CREDITS, DEBITS = turnover(ENTRIES)
FIELDS = {
    "bank_name": "Calder & Ouse Building Society",
    "bank_address": "1 Lendal Court, York YO1 8ZZ",
    "account_holder": "Ms Helen M Ashworth",
    "account_holder_address": "Flat 6, 22 Cinder Lane, York YO26 4XZ",
    "account_number": "55810294",
    "iban": "GB60COBS00027355810294",
    "bic": "COBSGB41XXX",
    "currency": "GBP",
    "statement_number": "107",
    "period_start": "2026-01-16",
    "period_end": "2026-02-15",
    "opening_balance": str(OPENING),
    "closing_balance": str(ENTRIES[-1].balance),
    "total_credits": str(CREDITS),
    "total_debits": str(DEBITS),
}


def make() -> Sample:
    document = new_document("Statement 107", "StatementPress 3")
    sheet = add_sheet(document, A4)
    _head(sheet)
    _summary(sheet)
    _entries(sheet)
    _foot(sheet)
    return Sample(
        "bank-statement-uk",
        "documents/bank-statement-uk.pdf",
        "bank_statement",
        "en",
        to_bytes(document),
        FIELDS,
        tuple(truth(entry, True) for entry in ENTRIES),
    )


def _head(sheet: Sheet) -> None:
    """A bridge of three arches as a mark, the address where the envelope's window is."""
    sheet.box((42, 34, 122, 44), PLUM)
    for x in (42, 69, 96):
        sheet.page.draw_circle((x + 13, 56), 13, color=PLUM, width=4)
    sheet.box((38, 57, 126, 76), WHITE)
    sheet.write(136, 52, "Calder & Ouse", Style("serif-bold", 20, PLUM))
    sheet.write(136, 68, "Building Society", Style("serif", 12, PLUM))
    right = Style("humanist", 8, GREY, "right")
    rows = ["1 Lendal Court, York YO1 8ZZ", "Telephone 01904 555 0133", "www.calderouse.example"]
    sheet.lines(555, 44, rows, right)
    rows = ["Ms Helen M Ashworth", "Flat 6", "22 Cinder Lane", "York", "YO26 4XZ"]
    sheet.lines(60, 126, rows, TEXT.but(size=10.5))
    sheet.write(555, 130, "Your current account statement", Style("serif-bold", 15, PLUM, "right"))
    sheet.write(555, 147, "16 January 2026 to 15 February 2026", TEXT.but(size=10, align="right"))


def _summary(sheet: Sheet) -> None:
    sheet.box((40, 214, 555, 286), ROSE, radius=0.08)
    left = (
        ("Account name", "Ms Helen M Ashworth"),
        ("Sort code", "00-02-73"),
        ("Account number", "55810294"),
        ("Statement number", "107"),
    )
    right = (
        ("Opening balance", f"£{show(OPENING)}"),
        ("Money in", f"£{show(CREDITS)}"),
        ("Money out", f"£{show(DEBITS)}"),
        ("Closing balance", f"£{show(ENTRIES[-1].balance)}"),
    )
    for x, width, pairs in ((52, 220, left), (330, 214, right)):
        y = 231.0
        for name, value in pairs:
            sheet.write(x, y, name, TEXT.but(color=GREY))
            sheet.write(x + width, y, value, Style("bold", 9, align="right"))
            y += 15.5
    identity = "IBAN GB60 COBS 0002 7355 8102 94    BIC COBSGB41XXX    Currency GBP"
    sheet.write(52, 303, identity, TEXT.but(size=8.2))


def _entries(sheet: Sheet) -> None:
    columns = (
        Column("Date", 62),
        Column("Description", 251),
        Column("Money out", 66, "right"),
        Column("Money in", 66, "right"),
        Column("Balance £", 70, "right"),
    )
    rows = [("16 Jan 2026", "Balance brought forward", "", "", show(OPENING))]
    for entry in ENTRIES:
        booking, amount = entry.booking, show(abs(entry.booking.amount))
        pair = ("", amount) if booking.amount > 0 else (amount, "")
        day = f"{booking.day.day} {booking.day:%b %Y}"
        rows.append((day, booking.text, *pair, show(entry.balance)))
    rows.append(("15 Feb 2026", "Balance carried forward", "", "", show(ENTRIES[-1].balance)))
    look = Look(
        TEXT, Style("bold", 8.6, PLUM), None, None, "rows", (0.82, 0.76, 0.8), padding=6.2, rule=0.4
    )
    table(sheet, (40, 324), columns, rows, look)


def _foot(sheet: Sheet) -> None:
    text = (
        "Please check this statement and tell us at once about anything that you do not recognise. "
        "Arranged overdraft limit £0. Credit interest 0.55% gross, paid monthly. Eligible deposits "
        "are protected up to the limit of the national deposit guarantee scheme."
    )
    sheet.paragraph((40, 770, 515), text, Style("humanist", 7.5, GREY))
    sheet.box((0, 822, 595, 842), PLUM)
    sheet.write(555, 835, "Page 1 of 1", Style("humanist", 8, WHITE, "right"))
    sheet.write(40, 835, "Member-owned since 1871", Style("humanist", 8, WHITE))
    sheet.rule((40, 756), (555, 756), BLACK, 0.3)
