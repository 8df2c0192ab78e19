"""A savings bank's account statement in German: digital, two pages, debit and credit columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from .ledger import Booking, Entry, run, truth, turnover
from .money import show
from .sample import Sample
from .sheet import BLACK, GREY, WHITE, Color, Sheet, Style, add_sheets, new_document, to_bytes
from .table import Column, Look, table

TEAL: Color = (0.02, 0.36, 0.42)
LIME: Color = (0.72, 0.8, 0.15)


def _booking(day: int, text: str, amount: str) -> Booking:
    return Booking(date(2026, 1, day), text, Decimal(amount))


OPENING = Decimal("8412.77")
BOOKINGS = (
    _booking(
        2, "Dauerauftrag Miete Ladenlokal\nHausverwaltung Rüdiger Kolbe, Januar 2026", "-1480.00"
    ),
    _booking(2, "Kartenumsätze Terminal 66120481\nvom 30.12. und 31.12.2025", "1264.35"),
    _booking(5, "Lastschrift Stadtwerke Weserbogen\nAbschlag Strom, Kd.-Nr. 33018872", "-312.00"),
    _booking(5, "Überweisung Papiergroßhandel Nehls KG\nRE 118204 v. 18.12.2025", "-946.18"),
    _booking(7, "Gutschrift Grundschule Am Wall\nRechnung 2025-311 Schulhefte", "684.90"),
    _booking(8, "Kartenumsätze Terminal 66120481\nvom 02.01. bis 07.01.2026", "2318.64"),
    _booking(9, "Lastschrift Fernmelde Nord AG\nRechnung 7730019254", "-64.95"),
    _booking(12, "Überweisung Finanzamt Minden\nUSt-Voranmeldung Q4/2025", "-2107.43"),
    _booking(13, "Gutschrift Kanzlei Dr. Ahlers\nRechnung 2025-318", "231.50"),
    _booking(15, "Sammelüberweisung Löhne 01/2026\n3 Zahlungen", "-5240.66"),
    _booking(15, "Kartenumsätze Terminal 66120481\nvom 08.01. bis 14.01.2026", "2975.12"),
    _booking(16, "Bareinzahlung Filiale Marktplatz", "1850.00"),
    _booking(
        19, "Lastschrift Versicherung Wittekind VVaG\nGeschäftsinhalt 2026, 40-118.223", "-418.70"
    ),
    _booking(20, "Gutschrift Werbeagentur Lautstark GmbH\nRE 2026-004", "1128.00"),
    _booking(21, "Überweisung Federhaus Schreibgeräte GmbH\nRE 55-20771", "-1317.25"),
    _booking(22, "Kartenumsätze Terminal 66120481\nvom 15.01. bis 21.01.2026", "2544.08"),
    _booking(23, "Lastschrift Leasing Kassensystem\nVertrag 9917-03", "-89.00"),
    _booking(26, "Überweisung Krankenkasse Weserland\nBeiträge 01/2026", "-1936.37"),
    _booking(28, "Gutschrift Volkshochschule Porta\nRE 2026-009 Kursmaterial", "412.60"),
    _booking(29, "Kartenumsätze Terminal 66120481\nvom 22.01. bis 28.01.2026", "2689.47"),
    _booking(30, "Entgelt Kontoführung Januar 2026", "-18.90"),
)
FIRST_PAGE = 12
ENTRIES = run(OPENING, BOOKINGS)
CLOSING = ENTRIES[-1].balance
CREDITS, DEBITS = turnover(ENTRIES)
FIELDS = {
    "bank_name": "Weserbogen Sparbank eG",
    "bank_address": "Am Brückenkopf 1, 32427 Minden",
    "account_holder": "Schreibwaren Hellmann e. K.",
    "account_holder_address": "Marktgasse 4, 32423 Minden",
    "iban": "DE66100200300081540023",
    "bic": "WEBODE31XXX",
    "account_number": "81540023",
    "currency": "EUR",
    "statement_number": "1/2026",
    "period_start": "2026-01-01",
    "period_end": "2026-01-31",
    "opening_balance": str(OPENING),
    "closing_balance": str(CLOSING),
    "total_credits": str(CREDITS),
    "total_debits": str(DEBITS),
}
COLUMNS = (
    Column("Buchung", 54),
    Column("Wert", 50),
    Column("Vorgang / Verwendungszweck", 235),
    Column("Soll EUR", 78, "right"),
    Column("Haben EUR", 80, "right"),
)


def make() -> Sample:
    document = new_document("Kontoauszug 1/2026", "OutputCenter 6.4")
    first, second = add_sheets(document, 2)
    for number, sheet in enumerate((first, second), 1):
        _head(sheet, number)
        _foot(sheet)
    _address(first)
    _balance(first, 300, "Alter Kontostand vom 31.12.2025", OPENING)
    bottom = _entries(first, 312, ENTRIES[:FIRST_PAGE])
    between = ENTRIES[FIRST_PAGE - 1].balance
    _balance(first, bottom + 16, "Zwischensaldo, Übertrag auf Blatt 2", between)
    _balance(second, 176, "Übertrag von Blatt 1", between)
    bottom = _entries(second, 188, ENTRIES[FIRST_PAGE:])
    _summary(second, bottom + 22)
    return Sample(
        "bank-statement-de",
        "documents/bank-statement-de.pdf",
        "bank_statement",
        "de",
        to_bytes(document),
        FIELDS,
        tuple(truth(entry, False) for entry in ENTRIES),
    )


def _head(sheet: Sheet, number: int) -> None:
    sheet.box((0, 0, 595, 10), TEAL)
    for step in range(3):
        x = 50 + step * 9
        sheet.page.draw_bezier(
            (x, 62), (x + 4, 30), (x + 20, 52), (x + 26, 26), color=TEAL, width=4
        )
    sheet.page.draw_circle((90, 30), 5, color=LIME, fill=LIME)
    sheet.write(108, 46, "Weserbogen", Style("bold", 18, TEAL))
    sheet.write(108, 60, "Sparbank eG", Style("sans", 10.5, TEAL))
    sheet.write(547, 46, "Kontoauszug 1/2026", Style("bold", 14, BLACK, "right"))
    sheet.write(547, 60, f"Blatt {number} von 2", Style("sans", 9, GREY, "right"))
    rows = [
        ("Konto-Nr. 81540023", "IBAN DE66 1002 0030 0081 5400 23", "BIC WEBODE31XXX"),
    ]
    sheet.box((50, 80, 547, 98), (0.93, 0.96, 0.95))
    for x, text in zip((57, 215, 440), rows[0], strict=True):
        sheet.write(x, 92.5, text, Style("bold", 8.8))
    if number == 2:
        sheet.write(50, 128, "Kontoinhaber: Schreibwaren Hellmann e. K.", Style(size=9))
        sheet.write(50, 141, "Zeitraum 01.01.2026 bis 31.01.2026", Style(size=9))


def _address(sheet: Sheet) -> None:
    sender = "Weserbogen Sparbank eG · Am Brückenkopf 1 · 32427 Minden"
    sheet.write(57, 134, sender, Style(size=6.5, color=GREY))
    rows = ["Schreibwaren Hellmann e. K.", "Inh. Petra Hellmann", "Marktgasse 4", "32423 Minden"]
    sheet.lines(57, 154, rows, Style(size=10.5))
    rows = [
        "Kontoart: Geschäftsgirokonto",
        "Währung: EUR",
        "Zeitraum 01.01.2026 bis 31.01.2026",
        "Erstellt am 31.01.2026",
        "Ihre Beraterin: Anke Steinmeier",
        "Telefon 0571 5550 300",
    ]
    sheet.lines(372, 140, rows, Style(size=9), 1.45)


def _balance(sheet: Sheet, y: float, text: str, amount: Decimal) -> None:
    mark = "H" if amount >= 0 else "S"
    sheet.write(159, y, text, Style("bold", 9))
    sheet.write(542, y, f"{show(abs(amount), 'de')} {mark}", Style("bold", 9, align="right"))


def _entries(sheet: Sheet, y: float, entries: Sequence[Entry]) -> float:
    rows = []
    for entry in entries:
        booking = entry.booking
        day, amount = f"{booking.day:%d.%m.}", show(abs(booking.amount), "de")
        pair = ("", amount) if booking.amount > 0 else (amount, "")
        rows.append((f"{booking.day:%d.%m.%y}", day, booking.text, *pair))
    look = Look(
        Style(size=8.6), Style("bold", 8.5, WHITE), TEAL, (0.955, 0.97, 0.965), "none", padding=4.5
    )
    return table(sheet, (50, y), COLUMNS, rows, look)


def _summary(sheet: Sheet, y: float) -> None:
    sheet.rule((50, y - 12), (547, y - 12), TEAL, 1)
    pairs = (
        ("Summe Soll (Belastungen)", show(DEBITS, "de")),
        ("Summe Haben (Gutschriften)", show(CREDITS, "de")),
    )
    for text, amount in pairs:
        sheet.write(159, y, text, Style(size=9))
        sheet.write(542, y, amount, Style(size=9, align="right"))
        y += 14
    sheet.box((150, y - 5, 547, y + 14), LIME)
    _balance(sheet, y + 8, "Neuer Kontostand vom 31.01.2026 in EUR", CLOSING)
    note = (
        "Bitte prüfen Sie den Auszug. Einwendungen gegen den Rechnungsabschluss müssen innerhalb "
        "von sechs Wochen nach Zugang in Textform erhoben werden. Guthaben sind nach Maßgabe des "
        "Einlagensicherungsgesetzes entschädigungsfähig. Soll = Belastung, Haben = Gutschrift."
    )
    sheet.paragraph((50, y + 52, 497), note, Style(size=8, color=GREY))


def _foot(sheet: Sheet) -> None:
    sheet.rule((50, 792), (547, 792), TEAL, 0.6)
    text = (
        "Weserbogen Sparbank eG · Am Brückenkopf 1 · 32427 Minden · Genossenschaftsregister "
        "Amtsgericht Bad Oeynhausen GnR 991 · USt-IdNr. DE317420029"
    )
    sheet.write(298, 804, text, Style(size=6.5, color=GREY, align="center"))
