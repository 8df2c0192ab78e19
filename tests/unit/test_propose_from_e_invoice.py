"""What an attached e-invoice says is proposed, with the place where it is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.document import Attachment, Candidate, Document, TypeGuess
from docintel.core.page import Origin
from docintel.core.text_map import TextMap
from docintel.engines.factur_x import FacturX
from docintel.stages.propose_from_e_invoice import ProposeFromEInvoice
from tests.unit.e_invoices import CII, FIELDS, ITEM, order
from tests.unit.pages import document_of

PRINTED = """Holz & Form GmbH, Lindenweg 4, D-80333 München
Café Blau
Marktplatz 1
10115 Berlin
Rechnung R-2026-17 vom 5. März 2026
Ihre Bestellung PO-9
Anzahlung 1.000,00
1 Oak table 8 Stk 125,00 19 % 1.000,00

Summe 1.000,00 EUR
MwSt 190,00
Gesamt 1.190,00
Zahlbar 1.000,00 bis 04.04.2026
IBAN DE02 1203 0000 0000 2020 51
BYLADEM1001 USt-IdNr. DE 136 695 976"""
XML = Attachment("factur-x.xml", CII.encode())


def proposed(*attachments: Attachment, text: str = PRINTED) -> Document:
    return ProposeFromEInvoice(FacturX())(document_of(text, attachments=attachments))


def named(document: Document, name: str) -> Candidate:
    return next(one for one in document.candidates if one.name == name)


def test_every_value_of_the_xml_is_proposed_as_nearly_certain() -> None:
    candidates = proposed(XML).candidates
    assert {one.name: one.value for one in candidates if one.row is None} == FIELDS
    assert {one.name: one.value for one in candidates if one.row == 0} == ITEM
    assert {one.confidence for one in candidates} == {0.99}
    assert {one.source for one in candidates} == {Origin.E_INVOICE}
    assert {one.voter for one in candidates} == {"e_invoice@1"}


def test_the_evidence_is_the_printed_form() -> None:
    document = proposed(XML)
    printed = {one.name: (one.page, one.text) for one in document.candidates if one.row is None}
    assert printed["invoice_date"] == (1, "5. März 2026")
    assert printed["supplier_address"] == (1, "Lindenweg 4, D-80333 München")
    assert printed["buyer_address"] == (1, "Marktplatz 1 10115 Berlin")
    assert printed["gross_total"] == (2, "1.190,00")
    assert printed["iban"] == (2, "DE02 1203 0000 0000 2020 51")
    assert printed["supplier_tax_id"] == (2, "DE 136 695 976")
    assert len(named(document, "buyer_address").boxes) == 2


def test_a_sum_is_shown_below_the_items() -> None:
    document = proposed(XML)
    start = document.text.index("1.000,00 bis")
    assert named(document, "net_total").page == 2
    assert named(document, "net_total").boxes == TextMap(document).place(start, start + 8)[1]


def test_a_line_item_is_shown_on_its_own_row() -> None:
    document = proposed(XML)
    row = document.pages[0].lines[-1].box
    cells = [one for one in document.candidates if one.row == 0 and one.page]
    assert {one.name for one in cells} == {*ITEM} - {"unit"}
    assert all((box.top, box.bottom) == (row.top, row.bottom) for one in cells for box in one.boxes)


def test_equal_numbers_of_a_row_are_told_apart_by_their_column() -> None:
    once = CII.replace(">8.0000<", ">1<").replace(">1250.0000<", ">10000<")
    attachment = Attachment("factur-x.xml", once.encode())
    document = proposed(attachment, text="1 Oak table 1 1.000,00 1.000,00")
    cells = {
        one.name: one.boxes[0].left for one in document.candidates if one.row == 0 and one.page
    }
    places = [word.box.left for word in document.pages[0].words]
    assert cells["quantity"] == places[3]
    assert cells["unit_price"] == places[4]
    assert cells["net_amount"] == places[5]


def test_what_is_printed_nowhere_has_no_place() -> None:
    document = proposed(XML, text="A page about something else")
    assert {one.page for one in document.candidates} == {None}
    assert {one.boxes for one in document.candidates} == {()}
    assert named(document, "gross_total").text == "1190.00"


def test_xml_that_breaks_its_schema_is_believed_less() -> None:
    broken = Attachment("factur-x.xml", CII.replace(">19.00<", ">nineteen<").encode())
    assert {one.confidence for one in proposed(broken).candidates} == {0.9}


@pytest.mark.parametrize("name", ["ZUGFeRD-invoice.xml", "xrechnung.XML", "data.bin"])
def test_the_attachment_may_have_any_name(name: str) -> None:
    others = (Attachment("terms.pdf", b"%PDF-1.7"), Attachment("meta.xml", b"<meta/>"))
    assert proposed(*others, Attachment(name, CII.encode())).candidates


@pytest.mark.parametrize(
    "attachments", [(), (Attachment("a.xml", b"<a>"),), (Attachment("b.pdf", CII.encode()[50:]),)]
)
def test_a_document_without_e_invoice_stays_as_it_is(attachments: tuple[Attachment, ...]) -> None:
    document = document_of(PRINTED, attachments=attachments)
    assert ProposeFromEInvoice(FacturX())(document) is document


@pytest.mark.parametrize(("xml", "type_name"), [(CII, "invoice"), (order(), "purchase_order")])
def test_the_xml_says_what_type_of_document_it_is(xml: str, type_name: str) -> None:
    document = proposed(Attachment("a.xml", xml.encode()))
    assert document.type == TypeGuess(type_name, 0.99)


def test_a_type_that_a_person_gave_stays() -> None:
    given = replace(document_of(PRINTED, attachments=(XML,)), type=TypeGuess("contract", 1.0))
    assert ProposeFromEInvoice(FacturX())(given).type == TypeGuess("contract", 1.0)


def test_candidates_of_other_voters_stay() -> None:
    document = proposed(XML)
    again = ProposeFromEInvoice(FacturX())(document)
    assert again.candidates[: len(document.candidates)] == document.candidates
