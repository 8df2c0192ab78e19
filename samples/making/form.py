"""A supplier registration form: an AcroForm, filled on a screen, with boxes ticked."""

from __future__ import annotations

from dataclasses import dataclass

import pymupdf

from .sample import Sample
from .sheet import BLACK, GREY, WHITE, Color, Sheet, Style, add_sheet, new_document, to_bytes

ORANGE: Color = (0.85, 0.38, 0.08)
SHADE: Color = (0.96, 0.96, 0.95)
LABEL = Style(size=7.5, color=GREY)


@dataclass(frozen=True)
class Entry:
    """A text field: name, printed label, place (x, y, width of the field), value."""

    name: str
    label: str
    place: tuple[float, float, float]
    value: str


@dataclass(frozen=True)
class Box:
    name: str
    label: str
    place: tuple[float, float]
    checked: bool


ENTRIES = (
    Entry("company_name", "Legal name of company", (50, 192, 330), "Fjordlys Belysning AS"),
    Entry("registration_number", "Registration number", (394, 192, 151), "918 402 705"),
    Entry("street", "Street and number", (50, 234, 240), "Havnegata 14"),
    Entry("postal_code", "Postal code", (304, 234, 76), "5006"),
    Entry("city", "City", (394, 234, 151), "Bergen"),
    Entry("country", "Country", (50, 276, 160), "Norway"),
    Entry("vat_id", "VAT number", (224, 276, 156), "NO918402705MVA"),
    Entry("founded", "Founded (year)", (394, 276, 151), "2009"),
    Entry("contact_name", "Contact person", (50, 350, 240), "Ingrid Solberg"),
    Entry("contact_role", "Position", (304, 350, 241), "Key account manager"),
    Entry("email", "E-mail", (50, 392, 240), "ingrid.solberg@fjordlys.example"),
    Entry("phone", "Telephone", (304, 392, 241), "+47 55 50 01 72"),
    Entry("bank_name", "Bank", (50, 630, 240), "Vestland Handelsbank"),
    Entry("iban", "IBAN", (304, 630, 241), "NO2999010412303"),
    Entry("signed_place", "Place", (50, 738, 130), "Bergen"),
    Entry("signed_date", "Date", (194, 738, 100), "2026-02-05"),
    Entry("signed_name", "Name in capitals", (308, 738, 237), "INGRID SOLBERG"),
)
BOXES = (
    Box("supplies_goods", "Goods for resale", (50, 452), True),
    Box("supplies_materials", "Raw materials", (215, 452), False),
    Box("supplies_services", "Services", (380, 452), True),
    Box("iso_9001", "ISO 9001 (quality)", (50, 505), True),
    Box("iso_14001", "ISO 14001 (environment)", (215, 505), True),
    Box("iso_45001", "ISO 45001 (health, safety)", (380, 505), False),
    Box("invoice_pdf", "Invoices by e-mail (PDF)", (50, 558), False),
    Box("invoice_edi", "Invoices by EDI", (215, 558), False),
    Box("invoice_peppol", "Invoices by Peppol", (380, 558), True),
    Box(
        "accepts_terms",
        "We accept the code of conduct and the terms of purchase, issue 2025.",
        (50, 664),
        True,
    ),
)
FIELDS = {
    "form_title": "Supplier registration",
    "form_number": "PUR-014",
    **{entry.name: entry.value for entry in ENTRIES},
    **{box.name: "true" if box.checked else "false" for box in BOXES},
}


def make() -> Sample:
    document = new_document("Supplier registration", "FormDesk 5")
    sheet = add_sheet(document)
    _head(sheet)
    for y, title in (
        (158, "1  Company"),
        (316, "2  Contact"),
        (432, "3  What you supply"),
        (485, "4  Certificates held"),
        (538, "5  How you send invoices"),
        (594, "6  Bank account"),
        (702, "7  Signature"),
    ):
        sheet.box((50, y - 11, 545, y + 4), (0.25, 0.27, 0.3))
        sheet.write(56, y, title, Style("bold", 9, WHITE))
    for entry in ENTRIES:
        _text_field(sheet, entry)
    for box in BOXES:
        _check_box(sheet, box)
    _foot(sheet)
    return Sample(
        "form-supplier", "documents/form-supplier.pdf", "form", "en", to_bytes(document), FIELDS
    )


def _head(sheet: Sheet) -> None:
    """A kite of four triangles; the form's number at the right."""
    x, y = 50.0, 40.0
    corners = ((x + 26, y), (x + 52, y + 26), (x + 26, y + 52), (x, y + 26))
    tones: tuple[Color, ...] = (ORANGE, (0.95, 0.6, 0.25), (0.25, 0.27, 0.3), (0.6, 0.62, 0.65))
    for number, tone in enumerate(tones):
        triangle = [(x + 26, y + 26), corners[number], corners[(number + 1) % 4]]
        sheet.page.draw_polyline(triangle, color=tone, fill=tone, closePath=True, width=0)
    sheet.write(116, 64, "Supplier registration", Style("bold", 22))
    sheet.write(116, 82, "Drachenfels Retail Group, Purchasing", Style(size=10, color=GREY))
    right = Style(size=8, color=GREY, align="right")
    sheet.lines(545, 54, ["Form PUR-014", "Issue 7, January 2025", "Page 1 of 1"], right)
    hint = (
        "Please complete all sections on screen and return the form to "
        "suppliers@drachenfels.example. Incomplete forms cannot be processed. "
        "Fields are in English capitals where indicated."
    )
    sheet.paragraph((50, 116, 495), hint, Style(size=8.5))


def _text_field(sheet: Sheet, entry: Entry) -> None:
    x, y, width = entry.place
    sheet.write(x, y - 13, entry.label, LABEL)
    widget = pymupdf.Widget()
    widget.field_name, widget.field_label = entry.name, entry.label
    widget.field_type = pymupdf.mupdf.PDF_WIDGET_TYPE_TEXT
    widget.rect = pymupdf.Rect(x, y - 9, x + width, y + 9)
    widget.field_value = entry.value
    widget.text_font, widget.text_fontsize = "Helv", 10
    widget.fill_color, widget.border_color, widget.border_width = SHADE, (0.6, 0.6, 0.6), 1
    sheet.page.add_widget(widget)


def _check_box(sheet: Sheet, box: Box) -> None:
    x, y = box.place
    widget = pymupdf.Widget()
    widget.field_name, widget.field_label = box.name, box.label
    widget.field_type = pymupdf.mupdf.PDF_WIDGET_TYPE_CHECKBOX
    widget.rect = pymupdf.Rect(x, y - 9, x + 11, y + 2)
    widget.field_value = box.checked
    widget.border_color, widget.border_width = BLACK, 1
    sheet.page.add_widget(widget)
    sheet.write(x + 17, y, box.label, Style(size=9))


def _foot(sheet: Sheet) -> None:
    sheet.box((50, 100, 545, 102.5), ORANGE)
    sheet.rule((50, 780), (545, 780), GREY, 0.4)
    text = (
        "Drachenfels Retail Group, Rheinallee 60, 53173 Bonn. "
        "Your data are used for supplier management only."
    )
    sheet.write(50, 793, text, Style(size=7.5, color=GREY))
