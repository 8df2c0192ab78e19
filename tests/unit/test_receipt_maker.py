"""Receipts are made of sums that fit, and say what their labels claim."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from docintel.core.document_type import Kind
from docintel.core.page import Word
from docintel.core.type_files import document_types
from docintel.evaluation.normal_form import normal_form
from docintel.training.synthesis import receipt
from docintel.training.synthesis.receipt.kind import KINDS
from docintel.training.synthesis.receipt.kind import Kind as Kind_
from docintel.training.synthesis.receipt.sale import Sale, draw_sale
from docintel.training.synthesis.split import Split
from docintel.training.synthesis.world import new_world
from tests.unit.made_papers import values

RECEIPT = document_types()["receipt"]
CENT = Decimal("0.01")
seeds = st.integers(0, 10**6)
#: Fields whose value is what stands on the paper, blanks and marks aside.
AS_PRINTED = {"merchant_name", "merchant_address", "receipt_number", "merchant_tax_id", "cashier"}


def digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


@settings(max_examples=150)
@given(seeds)
def test_the_paper_says_what_the_fields_hold(seed: int) -> None:
    world = new_world(seed)
    draft = receipt.make(world)
    for name, text in values(draft):
        spec = RECEIPT.field(name)
        if spec is None:
            continue
        if spec.kind is Kind.MONEY:
            amount = f"{abs(Decimal(draft.fields[name])):.2f}"
            assert digits(text).endswith(digits(amount))
        elif name in AS_PRINTED:
            # A label that touches the value is in the same word.
            held = normal_form(draft.fields[name], Kind.TEXT)
            assert normal_form(text, Kind.TEXT).endswith(held)


@settings(max_examples=60)
@given(seeds)
def test_every_field_and_column_is_one_of_the_type(seed: int) -> None:
    draft = receipt.make(new_world(seed))
    assert set(draft.fields) <= {spec.name for spec in RECEIPT.fields}
    for row in draft.line_items:
        assert {"description", "total"} <= set(row) <= {spec.name for spec in RECEIPT.columns}
    known = {*draft.fields, *(f"line_items.{name}" for row in draft.line_items for name in row)}
    shown = {name for name, _ in values(draft)}
    assert shown <= known
    # In `2x3.50` quantity and price are one word, which can only be one thing.
    assert known - shown <= {"line_items.unit_price"}


@settings(max_examples=60)
@given(seeds)
def test_what_every_receipt_has_is_on_it(seed: int) -> None:
    draft = receipt.make(new_world(seed))
    assert {"date", "total"} <= set(draft.fields)
    assert draft.vendor
    assert draft.template.startswith("receipt/")


@settings(max_examples=60)
@given(seeds)
def test_nothing_is_printed_over_something_else(seed: int) -> None:
    (sheet,) = receipt.make(new_world(seed)).sheets
    rows: dict[float, list[Word]] = {}
    for word in sheet.words:
        rows.setdefault(word.box.top, []).append(word)
    for row in rows.values():
        in_order = sorted(row, key=lambda word: word.box)
        for one, other in pairwise(in_order):
            assert one.box.right <= other.box.left + 1


@settings(max_examples=60)
@given(seeds)
def test_words_lie_on_the_paper(seed: int) -> None:
    (sheet,) = receipt.make(new_world(seed)).sheets
    assert max(word.box.bottom for word in sheet.words) <= sheet.height
    inside = [word for word in sheet.words if word.box.left >= 0 and word.box.right <= sheet.width]
    assert len(inside) >= 0.97 * len(sheet.words)


@given(seeds, st.sampled_from(KINDS))
def test_a_sale_adds_up(seed: int, kind: Kind_) -> None:
    sale = _sale(seed, kind)
    assert sum(item.amount for item in sale.items) == sale.goods
    assert sale.net + sale.tax + sale.tip + sale.rounding == sale.total
    payable = sale.goods - sale.discount + sale.service
    assert payable == (sale.net if sale.adds_tax else sale.net + sale.tax)
    for item in sale.items:
        product = item.quantity * item.unit_price - item.discount
        assert abs(product - item.amount) <= CENT


@given(seeds, st.sampled_from(KINDS))
def test_tax_is_the_rate_of_what_is_taxed(seed: int, kind: Kind_) -> None:
    for share in _sale(seed, kind).shares:
        assert abs(share.net * share.rate / 100 - share.tax) <= CENT


def test_receipts_are_of_many_templates_in_every_split() -> None:
    for split in Split:
        drafts = [receipt.make(new_world(seed, split)) for seed in range(80)]
        assert len({draft.template for draft in drafts}) > 50


def _sale(seed: int, kind: Kind_) -> Sale:
    return draw_sale(new_world(seed), kind)
