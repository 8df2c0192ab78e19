"""What is filled into form fields is proposed under the field it names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import FormValue, Origin, Page
from docintel.core.type_files import document_types
from docintel.stages.propose_from_form import ProposeFromForm, matching_field, slug

BOX = Box(1, 2, 30, 40)


def proposed(type_name: str | None, **values: str) -> dict[str, str]:
    filled = tuple(FormValue(name, value, BOX) for name, value in values.items())
    page = Page(1, 100, 100, 200, form_values=filled)
    guess = TypeGuess(type_name, 1.0) if type_name else None
    document = ProposeFromForm()(Document("d", (page,), type=guess))
    assert all(one.source is Origin.FORM_FIELD for one in document.candidates)
    assert all((one.page, one.boxes) == (1, (BOX,)) for one in document.candidates)
    return {one.name: one.value for one in document.candidates}


@pytest.mark.parametrize(
    "name", ["invoice_number", "InvoiceNumber", "Invoice no.", "form1[0].txtInvoiceNumber[0]"]
)
def test_a_field_is_known_by_its_name_or_label(name: str) -> None:
    field = matching_field(name, document_types()["invoice"])
    assert field is not None
    assert field.name == "invoice_number"


def test_a_label_of_another_language_is_known_too() -> None:
    field = matching_field("Rechnungsdatum", document_types()["invoice"])
    assert field is not None
    assert field.name == "invoice_date"


def test_values_are_brought_into_their_normal_form() -> None:
    found = proposed("invoice", **{"Invoice date": "5 March 2026", "gross_total": "1.190,00 EUR"})
    assert found == {"invoice_date": "2026-03-05", "gross_total": "1190.00"}


def test_a_value_that_no_parser_reads_is_kept_as_typed() -> None:
    assert proposed("invoice", invoice_date=" soon ") == {"invoice_date": "soon"}


def test_a_form_keeps_every_filled_field_under_its_own_name() -> None:
    found = proposed(
        "form", **{"Vor- und Nachname": "Petra Schmidt", "tf_Straße": "Lindenweg 4", "Fax": "  "}
    )
    assert found == {"vor_und_nachname": "Petra Schmidt", "strasse": "Lindenweg 4"}


def test_fields_of_one_name_stay_apart() -> None:
    found = proposed("form", **{"a[0].Name[0]": "Ann", "b[0].Name[0]": "Ben"})
    assert found == {"name": "Ann", "name_2": "Ben"}


def test_another_type_takes_only_its_own_fields() -> None:
    assert proposed("invoice", shoe_size="44") == {}


@pytest.mark.parametrize("type_name", [None, "unknown"])
def test_without_a_type_nothing_is_proposed(type_name: str | None) -> None:
    assert proposed(type_name, invoice_number="17") == {}


@given(st.text())
def test_every_name_becomes_a_plain_one(name: str) -> None:
    plain = slug(name)
    assert plain
    assert plain == plain.strip("_")
    assert all(letter.isalnum() or letter == "_" for letter in plain)
