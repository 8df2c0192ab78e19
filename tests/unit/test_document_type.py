from __future__ import annotations

from pathlib import Path

import pytest

from docintel.core.document_type import Kind, Where
from docintel.core.type_files import document_types
from docintel.core.type_parser import parse_document_type
from docintel.errors import ConfigError
from docintel.extraction.structure import SHAPES
from docintel.rules.registry import RULES

DATE = '[[fields]]\nname = "date"\nkind = "date"\n'
CHOICE = """name = "memo"
[[fields]]
name = "sex"
kind = "choice"
choices = { f = ["f"], m = ["m"] }
"""
PARTIES = '[parties]\nsender = { name = "who" }\nrecipient = { name = "date" }\n'
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
        "identity_document",
        "invoice",
        "letter_email",
        "payslip",
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
        (f"name = {'[' * 5_000}", "document type x"),
        ('title = "no name"', "name is missing"),
        ('name = "Parking permit"', "name is 'Parking permit', and must be small letters"),
        ('name = "unknown"', "which documents without a type have"),
        (SMALL.replace('"date"\nkind', '""\nkind'), "fields 1: name is missing or no text"),
        (SMALL.replace('"date"\nkind', '"my date"\nkind'), "fields 1: name is 'my date', and must"),
        (SMALL.replace('"date"\nlabels', '"day"\nlabels'), "no kind 'day'; known: address"),
        (SMALL.replace("labels", "label"), "fields 1 (date): no key label; known: choices, core"),
        (SMALL + DATE, "fields: name date is used twice"),
        (SMALL + DATE.replace('"date"', '"day"', 1) + 'role = "date"\n', "role date is used twice"),
        (SMALL + 'role = "Date!"\n', "role is 'Date!', and must be small letters"),
        (SMALL + 'required = "yes"\n', "required is 'yes', and must be true or false"),
        (SMALL + "pattern = '('\n", "fields 1 (date): pattern is no regular expression"),
        (SMALL + 'where = "text"\n', "where is only for fields with choices"),
        (SMALL + "choices = { a = ['b'] }\n", "kind choice needs a table of choices"),
        (CHOICE.replace("choices", "labels"), "kind choice needs a table of choices"),
        (CHOICE.replace('["m"]', '["m", "F."]'), "choices: the word f is used twice"),
        (CHOICE + 'where = "structure"\n', "where is structure, and must be text or title"),
        (SMALL + '[[cues]]\nwhere = "sky"\n', "no where 'sky'; known: structure, text, title"),
        (SMALL + '[[cues]]\nwhere = "text"\nweight = "x"\n', "cues 1: weight is not a number"),
        (SMALL.replace('["date"]', '"date"'), "labels: en is no list of texts"),
        (SMALL + 'decoys = "page"\n', "no key decoys"),
        ('decoys = "page"\n' + SMALL, "decoys is no table"),
        (
            'fields = "date"\nname = "memo"',
            "fields is no list of tables, as [[fields]] writes them",
        ),
        (SMALL + '[parties.sender]\naddress = "a"\n', "parties: sender: name is missing"),
        (SMALL + PARTIES, "parties: no field who; known: date"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong_in_one_line(text: str, said: str) -> None:
    with pytest.raises(ConfigError, match="document type x") as raised:
        parse_document_type(text, "x")
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_choice_lists_its_values_with_their_words() -> None:
    found = parse_document_type(CHOICE + 'where = "title"\n', "x").fields[0]
    assert [(one.value, one.words) for one in found.choices] == [("f", ("f",)), ("m", ("m",))]
    assert found.where is Where.TITLE


def test_two_files_of_one_folder_do_not_share_a_name(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.toml").write_text(SMALL, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"two\.toml: name is 'memo', as in .*one\.toml"):
        document_types(tmp_path)


def test_a_wrong_file_of_a_folder_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "memo.toml").write_text("name = 1", encoding="utf-8")
    with pytest.raises(ConfigError, match=str(tmp_path / "memo.toml")):
        document_types(tmp_path)


def test_fields_of_ones_own_get_the_roles_that_their_names_have_elsewhere(tmp_path: Path) -> None:
    names = ("invoice_number", "receipt_number", "supplier_name", "zone", "date")
    fields = "".join(f'[[fields]]\nname = "{name}"\nkind = "text"\n' for name in names)
    (tmp_path / "permit.toml").write_text(f'name = "permit"\n{fields}', encoding="utf-8")
    (tmp_path / "mine.toml").write_text(f'name = "purchase_order"\n{fields}', encoding="utf-8")
    types = document_types(tmp_path)
    # Of two numbers the first is the document's, and who supplies may have sent it or not.
    found = {name: types["permit"].field(name) for name in names}
    assert {name: spec.learned_as for name, spec in found.items() if spec} == {
        "invoice_number": "number",
        "receipt_number": "receipt_number",
        "supplier_name": "supplier_name",
        "zone": "zone",
        "date": "date",
    }
    replaced = types["purchase_order"].field("supplier_name")
    assert replaced
    assert replaced.learned_as == "recipient_name"
