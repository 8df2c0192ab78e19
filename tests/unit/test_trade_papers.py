"""Claims about made-up invoices, purchase orders and delivery notes."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from random import Random

import pytest

from docintel.core.document_type import Kind
from docintel.core.type_files import document_types
from docintel.evaluation.normal_form import normal_form
from docintel.training.synthesis.labelled import example_of
from docintel.training.synthesis.split import Split
from docintel.training.synthesis.trade.look import draw_look
from docintel.training.synthesis.trade.wording import say
from docintel.training.synthesis.world import World, new_world
from tests.unit.made_papers import drafts, maker, values

_TYPES = ("invoice", "purchase_order", "delivery_note")
#: Kinds whose print reads in one way only, in every country: 03/04/2024 and R 1 200 do not.
_UNAMBIGUOUS = {Kind.NAME, Kind.ADDRESS, Kind.IDENTIFIER, Kind.IBAN, Kind.BIC, Kind.EMAIL}


@pytest.mark.parametrize("type_name", _TYPES)
def test_fields_hold_what_is_printed_and_nothing_else(type_name: str) -> None:
    for draft in drafts(type_name):
        shown = {name for name, _ in values(draft) if not name.startswith("line_items.")}
        assert set(draft.fields) == shown


@pytest.mark.parametrize("type_name", _TYPES)
def test_every_print_of_a_value_says_the_same(type_name: str) -> None:
    own = document_types()[type_name]
    for draft in drafts(type_name):
        if "-tight-" in draft.template:
            continue  # There the label touches the value.
        for name, text in values(draft):
            spec = own.field(name)
            if spec and spec.kind in _UNAMBIGUOUS:
                wanted = normal_form(draft.fields[name], spec.kind)
                assert normal_form(text.rstrip(".,;:"), spec.kind) == wanted


@pytest.mark.parametrize("type_name", _TYPES)
def test_every_label_is_known_to_the_type(type_name: str) -> None:
    own = document_types()[type_name]
    known = {spec.name for spec in own.fields} | {f"line_items.{spec.name}" for spec in own.columns}
    assert {name for draft in drafts(type_name) for name, _ in values(draft)} <= known


@pytest.mark.parametrize("type_name", _TYPES)
def test_what_a_type_requires_is_always_there(type_name: str) -> None:
    required = set(document_types()[type_name].required_fields)
    for draft in drafts(type_name):
        assert required <= set(draft.fields)


@pytest.mark.parametrize("type_name", _TYPES)
def test_core_fields_and_columns_are_printed_often(type_name: str) -> None:
    own = document_types()[type_name]
    seen = Counter(name for draft in drafts(type_name) for name in draft.fields)
    rows = Counter(name for draft in drafts(type_name) for row in draft.line_items for name in row)
    assert all(seen[name] >= 10 for name in own.core_fields)
    assert all(rows[spec.name] >= 50 for spec in own.columns if spec.core)


@pytest.mark.parametrize("type_name", _TYPES)
def test_there_is_a_row_for_every_marked_description(type_name: str) -> None:
    for draft in drafts(type_name):
        begun = Counter(tag[0] for sheet in draft.sheets for tag in sheet.tags if tag and tag[1])
        rows = sum("description" in row for row in draft.line_items)
        assert begun["line_items.description"] == rows


@pytest.mark.parametrize("type_name", ["invoice", "purchase_order"])
def test_net_and_tax_make_the_gross_total(type_name: str) -> None:
    for draft in drafts(type_name):
        if {"net_total", "tax_total"} <= set(draft.fields):
            net, tax, gross = (
                Decimal(draft.fields[name]) for name in ("net_total", "tax_total", "gross_total")
            )
            assert net + tax == gross


def test_quantity_times_price_makes_the_amount_of_a_row_without_a_discount() -> None:
    for draft in drafts("invoice"):
        for row in draft.line_items:
            if {"quantity", "unit_price", "net_amount"} == set(row) & {
                *("quantity", "unit_price", "net_amount", "discount"),
            }:
                full = Decimal(row["quantity"]) * Decimal(row["unit_price"])
                assert abs(Decimal(row["net_amount"])) <= full + Decimal("0.01")


def test_dates_are_stored_as_iso_and_amounts_with_a_point() -> None:
    for draft in drafts("invoice"):
        assert [len(part) for part in draft.fields["invoice_date"].split("-")] == [4, 2, 2]
        assert Decimal(draft.fields["gross_total"]).as_tuple().exponent == -2


@pytest.mark.parametrize("type_name", _TYPES)
def test_nothing_leaves_the_paper(type_name: str) -> None:
    sheets = [sheet for draft in drafts(type_name) for sheet in draft.sheets]
    outside = [
        word
        for sheet in sheets
        for word in sheet.words
        if word.box.left < 0 or word.box.right > sheet.width or word.box.bottom > sheet.height
    ]
    assert outside == []


@pytest.mark.parametrize("type_name", _TYPES)
def test_a_seed_makes_the_same_paper_again(type_name: str) -> None:
    first, second = (maker(type_name)(new_world(7)) for _ in range(2))
    assert first == second


def test_two_layouts_are_hardly_ever_the_same() -> None:
    assert len({draw_look(Random(seed)).template for seed in range(300)}) >= 200


def test_most_papers_have_one_page_and_some_have_more() -> None:
    pages = Counter(len(draft.sheets) for draft in drafts("invoice"))
    assert pages[1] > pages[2] > 0


def test_the_seller_writes_invoices_and_the_buyer_orders() -> None:
    for type_name, sender in (("invoice", "supplier_name"), ("purchase_order", "buyer_name")):
        for draft in drafts(type_name):
            assert draft.vendor.casefold() == draft.fields[sender].casefold()


def test_the_foot_of_an_invoice_names_the_sender_only_where_nothing_else_does() -> None:
    for draft in drafts("invoice"):
        is_foot = [
            word.box.top > sheet.height * 0.85
            for sheet in draft.sheets
            for word, tag in zip(sheet.words, sheet.tags, strict=True)
            if tag and tag[0] == "supplier_name"
        ]
        assert all(is_foot) or not any(is_foot)


def test_a_paper_becomes_an_example_with_all_its_tags() -> None:
    draft = drafts("invoice")[0]
    example = example_of(draft, "one", "en")
    tagged = sum(tag is not None for tags in example.tags for tag in tags)
    assert tagged == sum(tag is not None for sheet in draft.sheets for tag in sheet.tags)


def test_training_never_sees_the_phrases_that_are_held_back() -> None:
    def heard(split: Split | None) -> set[str]:
        worlds = (new_world(seed, split, language="en") for seed in range(40))
        return {phrase for world in worlds for phrase in _many(world)}

    assert heard(Split.TRAIN) < heard(None)


def _many(world: World) -> set[str]:
    keys = ("title_invoice", "bill_to", "terms", "pay_by", "reference_key")
    return {say(world, key) for key in keys for _ in range(20)}
