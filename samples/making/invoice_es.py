"""A garage's invoice in Spanish, photographed on a desk with the sensor on its side."""

from __future__ import annotations

import math
from decimal import Decimal

from .money import Line, add_up, show
from .photo import Phone, to_jpeg_with_exif
from .sample import Sample
from .sheet import BLACK, GREY, WHITE, Color, Sheet, Style, add_sheet, new_document, to_images
from .signature import sign
from .table import Column, Look, table

BLUE: Color = (0.07, 0.27, 0.52)
AMBER: Color = (0.93, 0.6, 0.1)
IVA = Decimal(21)
LINES = (
    Line("Revisión 90.000 km furgoneta", Decimal(1), "ud", Decimal("148.00"), IVA, "M-090"),
    Line("Filtro de aceite y junta", Decimal(1), "ud", Decimal("17.35"), IVA, "R-2231"),
    Line("Aceite sintético 5W30", Decimal("6.5"), "l", Decimal("9.80"), IVA, "R-0530"),
    Line("Pastillas de freno delanteras", Decimal(1), "jgo", Decimal("64.90"), IVA, "R-4410"),
    Line("Disco de freno ventilado", Decimal(2), "ud", Decimal("58.25"), IVA, "R-4472"),
    Line("Mano de obra mecánica", Decimal("3.25"), "h", Decimal("46.00"), IVA, "MO-1"),
)
TOTALS = add_up(LINES)
FIELDS = {
    "invoice_number": "2026/0193",
    "invoice_date": "2026-02-18",
    "due_date": "2026-03-20",
    "payment_terms": "transferencia bancaria a 30 días",
    "supplier_name": "Talleres Ribera Alta S.L.",
    "supplier_address": "Polígono Las Eras, nave 12, 50014 Zaragoza",
    "supplier_tax_id": "B62840103",
    "buyer_name": "Reparto Cierzo S. Coop.",
    "buyer_address": "Calle del Molino 8, 50600 Ejea de los Caballeros",
    "currency": "EUR",
    **TOTALS.truth(),
    "amount_due": str(TOTALS.gross),
    "iban": "ES6099050123960004711208",
}


def make() -> Sample:
    document = new_document("Factura 2026/0193", "")
    sheet = add_sheet(document)
    _letterhead(sheet)
    _heading(sheet)
    _lines(sheet, 320)
    _totals(sheet, 610)
    _footer(sheet)
    corners = ((0.105, 0.075), (0.925, 0.055), (0.955, 0.945), (0.055, 0.93))
    phone = Phone(7, (1900, 2560), corners, "wood", crumple=0.22, folds=2, shadow=0.3)
    picture = phone(to_images(document, 230)[0])
    return Sample(
        "invoice-es-photo",
        "documents/invoice-es-photo.jpg",
        "invoice",
        "es",
        to_jpeg_with_exif(picture, "2026:02:20 09:41:27", 6, 78),
        FIELDS,
        tuple(line.truth() for line in LINES),
    )


def _letterhead(sheet: Sheet) -> None:
    """A cog over a wave, the name in narrow capitals, an amber bar."""
    centre = (84.0, 72.0)
    _cog(sheet, centre)
    sheet.write(128, 70, "TALLERES RIBERA ALTA S.L.", Style("bold", 22, BLUE, stretch=0.86))
    line = "Mecánica · Electricidad · Neumáticos · Vehículo industrial"
    sheet.write(128, 88, line, Style("sans", 9.5, GREY))
    sheet.box((50, 112, 547, 117), AMBER)
    right = Style("sans", 9, BLACK, "right")
    rows = ["Polígono Las Eras, nave 12", "50014 Zaragoza", "CIF B62840103", "Tel. 976 550 118"]
    sheet.lines(547, 136, rows, right)


def _cog(sheet: Sheet, centre: tuple[float, float]) -> None:
    x, y = centre
    points = []
    for step in range(48):
        radius = 30 if step % 4 < 2 else 24
        angle = 2 * math.pi * step / 48
        points.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    sheet.page.draw_polyline(points, color=BLUE, fill=BLUE, closePath=True)
    sheet.page.draw_circle(centre, 16, color=WHITE, fill=WHITE)
    sheet.page.draw_bezier(
        (x - 13, y + 3), (x - 5, y - 12), (x + 4, y + 14), (x + 13, y - 3), color=AMBER, width=4
    )


def _heading(sheet: Sheet) -> None:
    sheet.write(50, 150, "FACTURA", Style("bold", 24, BLUE))
    pairs = (
        ("Factura nº", FIELDS["invoice_number"]),
        ("Fecha", "18-02-2026"),
        ("Vencimiento", "20-03-2026"),
        ("Matrícula", "4471 KZR"),
        ("Kilómetros", "90.218"),
    )
    y = 176.0
    for name, value in pairs:
        sheet.write(50, y, f"{name}:", Style("sans", 10, GREY))
        sheet.write(125, y, value, Style("bold", 10))
        y += 16
    sheet.box((310, 196, 547, 282), (0.94, 0.96, 0.99), BLUE, 0.8)
    sheet.write(320, 212, "CLIENTE", Style("bold", 8, BLUE))
    sheet.write(320, 229, "Reparto Cierzo S. Coop.", Style("bold", 11))
    rows = ["Calle del Molino 8", "50600 Ejea de los Caballeros", "NIF F50991207"]
    sheet.lines(320, 244, rows, Style("sans", 10))


def _lines(sheet: Sheet, y: float) -> None:
    columns = (
        Column("Código", 58),
        Column("Concepto", 205),
        Column("Cant.", 46, "right"),
        Column("Ud.", 38, "center"),
        Column("Precio", 66, "right"),
        Column("Importe", 84, "right"),
    )
    rows = [
        (
            line.code,
            line.description,
            str(line.quantity).replace(".", ","),
            line.unit,
            show(line.unit_price, "de"),
            show(line.net, "de"),
        )
        for line in LINES
    ]
    look = Look(
        Style(size=10), Style("bold", 10, WHITE), BLUE, (0.94, 0.96, 0.99), "all", BLUE, padding=7
    )
    table(sheet, (50, y), columns, rows, look)


def _totals(sheet: Sheet, y: float) -> None:
    columns = (
        Column("Base imponible", 120, "right"),
        Column("% IVA", 60, "center"),
        Column("Cuota IVA", 100, "right"),
        Column("TOTAL FACTURA", 150, "right"),
    )
    row = (
        show(TOTALS.net, "de"),
        "21,00",
        show(TOTALS.tax, "de"),
        f"{show(TOTALS.gross, 'de')} €",
    )
    look = Look(Style("bold", 11.5), Style("bold", 9, WHITE), BLUE, grid="all", ink=BLUE, padding=6)
    table(sheet, (117, y), columns, [row], look)


def _footer(sheet: Sheet) -> None:
    rows = [
        "Forma de pago: transferencia bancaria a 30 días",
        "Banco Moncayo  IBAN ES60 9905 0123 9600 0471 1208",
    ]
    sheet.lines(50, 690, rows, Style(size=10))
    sheet.write(400, 706, "Conforme,", Style("oblique", 10))
    sign(sheet, (410, 744), 14, 115)
    legal = "Inscrita en el Registro Mercantil de Zaragoza, tomo 4017, folio 22, hoja Z-61190"
    sheet.write(298, 800, legal, Style(size=7.5, color=GREY, align="center"))
