from __future__ import annotations

from pathlib import Path

import pytest

from docintel.core.document_type import Kind
from docintel.core.type_files import document_types, parse_document_type
from docintel.errors import ConfigError
from docintel.extraction.structure import SHAPES
from docintel.rules.registry import RULES

SMALL = 'name = "memo"\n[[fields]]\nname = "date"\nkind = "date"\nlabels = { en = ["date"] }\n'

#: The names of contract.md, which `docintel evaluate` measures.
MEASURED = {
    "receipt": "merchant_name merchant_address date total tax_total subtotal receipt_number time"
    " merchant_phone currency",
    "invoice": "invoice_number invoice_date due_date po_number supplier_name supplier_address"
    " supplier_tax_id buyer_name buyer_address currency net_total tax_total gross_total amount_due"
    " iban bic",
}
MEASURED_COLUMNS = {
    "receipt": "description quantity unit_price total",
    "invoice": "description quantity unit unit_price tax_rate net_amount",
}


def test_the_shipped_types_are_these() -> None:
    assert sorted(document_types()) == [
        "bank_statement",
        "contract",
        "delivery_note",
        "form",
        "invoice",
        "letter_email",
        "purchase_order",
        "receipt",
    ]


@pytest.mark.parametrize("name", MEASURED)
def test_every_measured_name_is_a_field(name: str) -> None:
    fields = {field.name for field in document_types()[name].fields}
    columns = {column.name for column in document_types()[name].columns}
    assert set(MEASURED[name].split()) <= fields
    assert set(MEASURED_COLUMNS[name].split()) <= columns


@pytest.mark.parametrize("name", document_types())
def test_a_shipped_type_names_only_rules_and_shapes_that_exist(name: str) -> None:
    shipped = document_types()[name]
    shapes = {word for cue in shipped.cues if cue.where == "structure" for word in cue.words}
    assert shapes <= set(SHAPES)
    assert set(shipped.rules) <= {*RULES, "required_fields_present"}


@pytest.mark.parametrize("name", document_types())
def test_a_shipped_type_names_each_field_once(name: str) -> None:
    for specs in (document_types()[name].fields, document_types()[name].columns):
        names = [spec.name for spec in specs]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("name", document_types())
def test_the_parties_of_a_shipped_type_are_fields(name: str) -> None:
    if parties := document_types()[name].parties:
        for party in (parties.sender, parties.recipient):
            assert document_types()[name].field(party.name)
            assert document_types()[name].field(party.address)


def test_a_folder_of_ones_own_adds_and_replaces_types(tmp_path: Path) -> None:
    (tmp_path / "memo.toml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(SMALL.replace("memo", "invoice"), encoding="utf-8")
    types = document_types(tmp_path)
    assert types["memo"].fields[0].kind is Kind.DATE
    assert [field.name for field in types["invoice"].fields] == ["date"]
    assert "receipt" in types


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        document_types(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "document type x"),
        ('title = "no name"', "name is missing"),
        (SMALL.replace('"date"\nlabels', '"day"\nlabels'), "no kind 'day'; known: address"),
        (SMALL.replace("labels", "label"), "no key label; known: core, kind, labels, name"),
        (SMALL + '[[cues]]\nwhere = "sky"\n', "no where 'sky'; known: structure, text, title"),
        (SMALL + '[[cues]]\nwhere = "text"\nweight = "x"\n', "weight is not a number"),
        (SMALL.replace('["date"]', '"date"'), "labels.en is no list of texts"),
        (SMALL + '[parties.sender]\nname = "a"\n', "address is missing"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match="document type x") as raised:
        parse_document_type(text, "x")
    assert said in str(raised.value)
