"""Papers of a person, drawn as samples/making draws: payslips, a passport, a driving licence."""

from __future__ import annotations

from samples.making.sheet import GREY, Sheet, Style, add_sheet, new_document, to_bytes

TITLE, BOLD, CAPTION = Style("bold", 16), Style("bold", 10), Style("sans", 6.5, GREY)
PLAIN, MONO, RIGHT = Style("sans", 10), Style("mono", 13), Style("sans", 9, align="right")
_CARD = (360.0, 250.0)

Row = tuple[str, ...]


def payslip_en() -> bytes:
    """Two tables side by side would be usual too; here one, with a column of the year."""
    document = new_document("Payslip", "Ledgerline 4")
    sheet = add_sheet(document)
    sheet.write(50, 60, "Brackendale Bakeries Limited", Style("bold", 13))
    sheet.lines(50, 76, ["41 Flour Quay", "Bristol BS2 0XQ"], PLAIN)
    sheet.write(420, 60, "PAYSLIP", TITLE)
    sheet.lines(50, 130, ["Imogen Farraday", "12 Weir Lane", "Bath BA2 9XD"], PLAIN)
    facts = (
        ("Employee number:", "E-20417"),
        ("NI number:", "QQ 12 34 56 C"),
        ("Pay date:", "27/03/2026"),
        ("Pay period:", "01/03/2026 - 31/03/2026"),
        ("Tax code:", "1257L"),
    )
    _facts(sheet, 330, 130, facts)
    columns = (50.0, 300.0, 370.0, 450.0, 540.0)
    _row(sheet, columns, 230, ("Description", "Hours", "Rate", "Amount", "YTD"), BOLD)
    rows = (
        ("Basic pay", "152.00", "19.50", "2,964.00", "8,892.00"),
        ("Overtime", "10.00", "29.25", "292.50", "585.00"),
        ("Gross pay", "", "", "3,256.50", "9,477.00"),
        ("Income tax", "", "", "441.70", "1,268.40"),
        ("National insurance", "", "", "176.68", "513.86"),
        ("Pension", "", "", "130.26", "379.08"),
        ("Total deductions", "", "", "748.64", "2,161.34"),
        ("Net pay", "", "", "2,507.86", "7,315.66"),
    )
    for at, row in enumerate(rows):
        _row(sheet, columns, 250 + 18 * at, row, PLAIN)
    sheet.write(50, 430, "Paid into GB29 NWBK 6016 1331 9268 19", PLAIN)
    return to_bytes(document)


def payslip_de() -> bytes:
    """A month by name, sums beside their labels, no column of the year."""
    document = new_document("Verdienstabrechnung", "Lohnwerk 7")
    sheet = add_sheet(document)
    sheet.write(60, 60, "Verdienstabrechnung März 2026", TITLE)
    sheet.write(60, 90, "Corvane Kältetechnik GmbH · Hafenstraße 12 · 20457 Hamburg", CAPTION)
    sheet.lines(60, 120, ["Tomasz Wilk", "Lindenweg 4", "22083 Hamburg"], PLAIN)
    facts = (
        ("Personal-Nr.", "00417"),
        ("Steuer-ID", "12 345 678 903"),
        ("Steuerklasse", "I"),
        ("Auszahlungsdatum", "30.03.2026"),
    )
    _facts(sheet, 340, 120, facts)
    columns = (60.0, 330.0, 420.0, 520.0)
    _row(sheet, columns, 220, ("Lohnart", "Stunden", "Satz", "Betrag"), BOLD)
    rows = (
        ("Grundlohn", "160,00", "24,50", "3.920,00"),
        ("Nachtzuschlag", "8,00", "6,10", "48,80"),
    )
    for at, row in enumerate(rows):
        _row(sheet, columns, 240 + 18 * at, row, PLAIN)
    sums = (
        ("Gesamtbrutto", "3.968,80"),
        ("Summe Steuern", "612,40"),
        ("Summe Sozialversicherung", "803,69"),
        ("Auszahlungsbetrag", "2.552,71"),
    )
    for at, (label, amount) in enumerate(sums):
        sheet.write(60, 320 + 20 * at, label, BOLD)
        sheet.write(520, 320 + 20 * at, amount, BOLD.but(align="right"))
    sheet.write(60, 430, "Überweisung auf DE89 3704 0044 0532 0130 00 am Monatsende, EUR", PLAIN)
    return to_bytes(document)


def passport() -> bytes:
    """Captions in two languages above the values, and a zone; the specimen of Utopia."""
    document = new_document("Passport", "Scanner")
    sheet = add_sheet(document, (480.0, 310.0))
    sheet.write(20, 28, "PASSPORT", TITLE)
    sheet.write(140, 28, "PASSEPORT", TITLE)
    entries = (
        (150, 60, "Type/Type", "P"),
        (200, 60, "Code of issuing state/Code du pays", "UTO"),
        (320, 60, "Passport No./Passeport n°", "L898902C3"),
        (150, 88, "Surname/Nom (1)", "ERIKSSON"),
        (150, 116, "Given names/Prénoms (2)", "ANNA MARIA"),
        (150, 144, "Nationality/Nationalité (3)", "BRITISH CITIZEN"),
        (150, 172, "Date of birth/Date de naissance (4)", "12 AUG/AOÛT 1974"),
        (300, 172, "Sex/Sexe (5)", "F"),
        (355, 172, "Place of birth/Lieu de naissance (6)", "ZENITH"),
        (150, 200, "Date of issue/Date de délivrance (7)", "16 APR/AVR 2022"),
        (300, 200, "Authority/Autorité (8)", "HMPO"),
        (150, 228, "Date of expiry/Date d'expiration (9)", "15 APR/AVR 2032"),
    )
    for x, y, caption, value in entries:
        sheet.write(x, y, caption, CAPTION)
        sheet.write(x, y + 11, value, PLAIN)
    zone = (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36GBR7408122F3204153ZE184226B<<<<<16",
    )
    for at, line in enumerate(zone):
        sheet.write(20, 275 + 18 * at, line, MONO.but(size=12))
    return to_bytes(document)


def licence() -> bytes:
    """Numbers in place of labels, as the EU has them."""
    document = new_document("Führerschein", "Scanner")
    sheet = add_sheet(document, _CARD)
    sheet.write(110, 28, "FÜHRERSCHEIN", TITLE)
    sheet.write(230, 28, "BUNDESREPUBLIK DEUTSCHLAND", CAPTION)
    rows = (
        "1. Mustermann",
        "2. Erika",
        "3. 12.08.1964 Berlin",
        "4a. 25.08.2021  4c. Landratsamt Mitte",
        "4b. 24.08.2036",
        "5. B072RRE2I55",
        "9. AM/B/L",
    )
    for at, row in enumerate(rows):
        sheet.write(120, 60 + 22 * at, row, PLAIN)
    return to_bytes(document)


def _facts(sheet: Sheet, x: float, y: float, facts: tuple[tuple[str, str], ...]) -> None:
    for at, (label, value) in enumerate(facts):
        sheet.write(x, y + 15 * at, label, PLAIN)
        sheet.write(x + 100, y + 15 * at, value, PLAIN)


def _row(sheet: Sheet, columns: tuple[float, ...], y: float, row: Row, style: Style) -> None:
    for at, (x, text) in enumerate(zip(columns, row, strict=True)):
        if text:
            sheet.write(x, y, text, style.but(align="right" if at else "left"))
