"""The names under which trained models know the fields of all types."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from docintel.core.document_type import FieldSpec
from docintel.core.type_files import document_types
from docintel.core.type_parser import parse_document_type

ITEM = 'name = "memo"\n[[columns]]\nname = "total"\nkind = "money"\n'


def learned(field: str, *types: str) -> set[str]:
    specs = (document_types()[name].field(field) for name in types)
    return {spec.learned_as for spec in specs if spec}


def every_spec() -> list[FieldSpec]:
    return [spec for one in document_types().values() for spec in (*one.fields, *one.columns)]


def test_a_role_means_the_same_sort_of_value_in_every_type() -> None:
    kinds = defaultdict(set)
    for spec in every_spec():
        kinds[spec.learned_as].add(spec.kind)
    assert {role: found for role, found in kinds.items() if len(found) > 1} == {}


@pytest.mark.parametrize("name", document_types())
def test_no_two_fields_of_a_type_are_learned_as_the_same(name: str) -> None:
    one = document_types()[name]
    roles = Counter(spec.learned_as for spec in (*one.fields, *one.columns))
    assert [role for role, count in roles.items() if count > 1] == []


def test_who_issues_a_document_is_its_sender_whatever_the_type_calls_it() -> None:
    assert learned("supplier_name", "invoice", "delivery_note") == {"sender_name"}
    assert learned("merchant_name", "receipt") == {"sender_name"}
    assert learned("buyer_name", "purchase_order") == {"sender_name"}
    assert learned("supplier_name", "purchase_order") == {"recipient_name"}
    assert learned("account_holder", "bank_statement") == {"recipient_name"}


def test_the_number_of_an_order_is_another_thing_on_an_invoice() -> None:
    assert learned("po_number", "purchase_order") == {"number"}
    assert learned("po_number", "invoice", "delivery_note") == {"order_number"}


def test_a_column_is_never_learned_as_a_header_field() -> None:
    types = document_types().values()
    headers = {field.learned_as for one in types for field in one.fields}
    columns = {column.learned_as for one in types for column in one.columns}
    assert not headers & columns
    assert all(role.startswith("item_") for role in columns)


def test_a_column_that_names_no_role_is_learned_as_an_item() -> None:
    plain = parse_document_type(ITEM, "x")
    named = parse_document_type(ITEM + 'role = "item_amount"\n', "x")
    assert [one.columns[0].learned_as for one in (plain, named)] == ["item_total", "item_amount"]
