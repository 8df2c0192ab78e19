"""The XML of an e-invoice and filled form fields against the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from docintel.core.document import Candidate, Document, Field
from docintel.core.geometry import Box
from docintel.core.page import FormValue, Origin, Page, Word
from docintel.rules.carried import e_invoice_equals_print, form_equals_print

AT = Box(100, 100, 200, 120)


def field(name: str, value: str, source: Origin, *boxes: Box) -> Field:
    return Field(name, value, value, 0.99, source, "v", page=1 if boxes else None, boxes=boxes)


def printed(value: str, confidence: float = 0.9) -> Candidate:
    text_layer = Origin.TEXT_LAYER
    return Candidate("gross_total", value, value, confidence, text_layer, "rules@1", 1, (AT,))


XML_ONLY = field("gross_total", "119.00", Origin.E_INVOICE)
PAGE = Page(1, 1000, 1000, 200)


def test_a_page_that_says_another_total_than_the_xml_fails() -> None:
    document = Document("d", (PAGE,), fields=(XML_ONLY,), candidates=(printed("191.00"),))
    (check,) = e_invoice_equals_print(document)
    assert not check.passed
    assert check.fields == ("gross_total",)
    assert "119.00" in check.message
    assert "191.00" in check.message


def test_a_total_that_is_printed_passes() -> None:
    both = field("gross_total", "119.00", Origin.E_INVOICE, AT)
    document = Document("d", (PAGE,), fields=(both,), candidates=(printed("191.00"),))
    assert [check.passed for check in e_invoice_equals_print(document)] == [True]


@pytest.mark.parametrize("candidates", [(), (printed("191.00", 0.3),), (printed("119.00"),)])
def test_a_value_without_a_sure_rival_is_no_contradiction(
    candidates: tuple[Candidate, ...],
) -> None:
    document = Document("d", (PAGE,), fields=(XML_ONLY,), candidates=candidates)
    assert e_invoice_equals_print(document) == []


def test_values_of_other_origin_are_not_held_against_the_page() -> None:
    read = replace(XML_ONLY, source=Origin.OCR)
    document = Document("d", (PAGE,), fields=(read,), candidates=(printed("191.00"),))
    assert e_invoice_equals_print(document) == []


def filled(value: str, *shown: str) -> Document:
    words = tuple(
        Word(text, Box(102 + 20 * at, 102, 118 + 20 * at, 118)) for at, text in enumerate(shown)
    )
    page = replace(PAGE, words=words, form_values=(FormValue("total", value, AT),))
    name = field("form_total", value, Origin.FORM_FIELD, AT)
    return Document("d", (page,), fields=(name,))


def test_a_form_field_that_holds_another_value_than_it_shows_fails() -> None:
    (check,) = form_equals_print(filled("900.00", "9.00"))
    assert not check.passed
    assert check.fields == ("form_total",)
    assert "'900.00'" in check.message
    assert "'9.00'" in check.message


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("John Smith", ("John", "Smith")),
        ("John Smith of Springfield", ("John", "Smith")),
        ("12,50", ("12.50",)),
        ("Yes", ("x",)),
        ("anything", ()),
    ],
)
def test_what_agrees_or_cannot_be_seen_says_nothing(value: str, shown: tuple[str, ...]) -> None:
    assert form_equals_print(filled(value, *shown)) == []
