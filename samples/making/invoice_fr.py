"""A printer's invoice in French, received on paper, stamped, and scanned slightly askew."""

from __future__ import annotations

from decimal import Decimal

from .money import Line, add_up, show
from .sample import Sample
from .scan import Scanner, to_pdf
from .sheet import BLACK, GREY, Color, Sheet, Style, add_sheet, new_document, to_images
from .stamp import BLUE, stamp
from .table import Column, Look, table

INK: Color = (0.15, 0.16, 0.3)
TVA = Decimal(20)
LINES = (
    Line(
        "Brochure 24 pages A5, couché 135 g\nImpression recto verso quadri",
        Decimal(1500),
        "ex",
        Decimal("0.86"),
        TVA,
        "BR24",
    ),
    Line("Affiche 40 x 60 cm, papier 170 g", Decimal(120), "ex", Decimal("2.35"), TVA, "AF46"),
    Line("Dépliant 3 volets, format ouvert A4", Decimal(3000), "ex", Decimal("0.119"), TVA, "DP03"),
    Line("Mise en page et corrections", Decimal("4.5"), "h", Decimal("52.00"), TVA, "PAO"),
    Line("Livraison Annecy et environs", Decimal(1), "forf.", Decimal("38.00"), TVA, "LIV"),
)
TOTALS = add_up(LINES)
KEY = (12 + 3 * (893411009 % 97)) % 97
FIELDS = {
    "invoice_number": "FA-26-0457",
    "invoice_date": "2026-01-30",
    "due_date": "2026-03-01",
    "buyer_customer_number": "C0318",
    "supplier_name": "Imprimerie Vasseur & Fils",
    "supplier_address": "27 rue des Tanneurs, 74000 Annecy",
    "supplier_tax_id": f"FR{KEY:02d}893411009",
    "buyer_name": "Association Les Jardins du Lac",
    "buyer_address": "5 chemin de la Plage, 74290 Veyrier-du-Lac",
    "currency": "EUR",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
    "iban": "FR7699021004170008004711231",
    "bic": "BLACFR2AXXX",
}


def make() -> Sample:
    document = new_document("Facture FA-26-0457", "")
    sheet = add_sheet(document)
    _letterhead(sheet)
    _heading(sheet)
    bottom = _lines(sheet, 342)
    _totals(sheet, bottom + 18)
    _footer(sheet)
    stamp(sheet, (180, 640), ["REÇU LE", "04 FÉV. 2026", "Comptabilité"], BLUE, 7)
    scanner = Scanner(seed=41, skew=0.9, grain=5, paper=240, edge=0.45, fade=0.06)
    pages = [scanner(page) for page in to_images(document)]
    return Sample(
        "invoice-fr-scan",
        "documents/invoice-fr-scan.pdf",
        "invoice",
        "fr",
        to_pdf(pages, "Scan 20260204", quality=55),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _letterhead(sheet: Sheet) -> None:
    """Four overlapping plates of ink and the name in a bookish face."""
    for step, grey in enumerate((0.75, 0.55, 0.35, 0.12)):
        x = 50 + step * 13
        sheet.page.draw_circle((x + 12, 66), 13, color=(grey,) * 3, fill=(grey,) * 3, width=0)
    sheet.write(134, 64, "Imprimerie Vasseur & Fils", Style("serif-bold", 23, INK))
    sheet.write(
        135, 80, "Offset · Numérique · Façonnage — depuis 1958", Style("serif-italic", 10.5)
    )
    rows = ["27 rue des Tanneurs", "74000 Annecy", "Tél. 04 50 99 01 17"]
    sheet.lines(50, 116, rows, Style("serif", 10.5))
    sheet.rule((50, 92), (547, 92), INK, 1.4)


def _heading(sheet: Sheet) -> None:
    sheet.box((318, 128, 547, 212), None, BLACK, 0.8, 0.06)
    sheet.write(330, 147, "Association Les Jardins du Lac", Style("serif-bold", 12))
    rows = ["Mme Claire Fontanel, trésorière", "5 chemin de la Plage", "74290 Veyrier-du-Lac"]
    sheet.lines(330, 164, rows, Style("serif", 11))
    sheet.write(50, 252, "FACTURE", Style("serif-bold", 26, INK))
    cells = (
        ("N° de facture", "FA-26-0457"),
        ("Date", "30/01/2026"),
        ("N° client", "C0318"),
        ("Échéance", "01/03/2026"),
    )
    columns = tuple(Column(name, 124.25, "center") for name, _ in cells)
    look = Look(Style("serif", 11), Style("serif-bold", 9.5), (0.9, 0.9, 0.92), grid="all")
    table(sheet, (50, 272), columns, [[value for _, value in cells]], look)


def _lines(sheet: Sheet, y: float) -> float:
    columns = (
        Column("Réf.", 45),
        Column("Désignation", 222),
        Column("Qté", 48, "right"),
        Column("Unité", 40, "center"),
        Column("P.U. HT", 62, "right"),
        Column("Total HT", 80, "right"),
    )
    rows = [
        (
            line.code,
            line.description,
            str(line.quantity).replace(".", ","),
            line.unit,
            show(line.unit_price, "fr", 3),
            show(line.net, "fr"),
        )
        for line in LINES
    ]
    look = Look(Style("serif", 10), Style("serif-bold", 10), (0.9, 0.9, 0.92), grid="columns")
    bottom = table(sheet, (50, y), columns, [*rows, ("\n\n",) + ("",) * 5], look)
    for edge in (y, y + 17.8, bottom):
        sheet.rule((50, edge), (547, edge), BLACK, 0.6)
    return bottom


def _totals(sheet: Sheet, y: float) -> None:
    pairs = (
        ("Total HT", TOTALS.net),
        ("TVA 20,00 %", TOTALS.tax),
        ("Total TTC", TOTALS.gross),
    )
    for name, amount in pairs:
        bold = "serif-bold" if name == "Total TTC" else "serif"
        sheet.box((360, y - 13, 547, y + 6), None, BLACK, 0.6)
        sheet.write(367, y, name, Style(bold, 11))
        sheet.write(541, y, f"{show(amount, 'fr')} €", Style(bold, 11, align="right"))
        y += 19
    sheet.write(360, y + 8, f"Net à payer : {show(TOTALS.gross, 'fr')} €", Style("serif-bold", 12))


def _footer(sheet: Sheet) -> None:
    rows = [
        "Règlement par virement à 30 jours. Pas d'escompte pour paiement anticipé.",
        "Tout retard entraîne des pénalités au taux de 10 % et une indemnité forfaitaire de 40 €.",
        "Banque des Lacs et Cimes   IBAN FR76 9902 1004 1700 0800 4711 231   BIC BLACFR2AXXX",
    ]
    sheet.lines(50, 726, rows, Style("serif", 9.5))
    legal = "SARL au capital de 32 000 € — RCS Annecy 893 411 009 — TVA intracommunautaire "
    sheet.rule((50, 776), (547, 776), INK, 0.8)
    tax_id = FIELDS["supplier_tax_id"]
    shown = f"{tax_id[:2]} {tax_id[2:4]} 893 411 009"
    sheet.write(298, 790, legal + shown, Style("serif", 9, GREY, "center"))
