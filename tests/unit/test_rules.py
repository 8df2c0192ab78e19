"""What each rule says of records that hold together and of records that do not."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Check, Document, Field, LineItem
from docintel.core.geometry import Box
from docintel.core.page import Line, Origin, Page, Word
from docintel.core.type_files import document_types
from docintel.errors import UnknownNameError
from docintel.rules.completeness import required_fields_present
from docintel.rules.date_order import date_not_in_future
from docintel.rules.registry import CORROBORATING, RULES, check_rules, rules_for

cents = st.integers(0, 10**7).map(lambda number: Decimal(number) / 100)


def field(name: str, value: str) -> Field:
    return Field(name, value, value, 0.8, Origin.OCR, "test")


def record(**values: str) -> Document:
    return Document("1", fields=tuple(field(name, value) for name, value in values.items()))


def rows(document: Document, *items: dict[str, str]) -> Document:
    lines = (LineItem(tuple(field(name, value) for name, value in item.items())) for item in items)
    return Document(document.id, fields=document.fields, line_items=tuple(lines))


def outcome(rule: str, document: Document) -> bool | None:
    """Whether the rule passes; None where it does not apply."""
    checks = RULES[rule](document)
    return all(check.passed for check in checks) if checks else None


@pytest.mark.parametrize("rule", sorted(RULES))
def test_no_rule_applies_to_an_empty_record(rule: str) -> None:
    assert RULES[rule](Document("1")) == []


def test_the_shipped_document_types_name_rules_that_exist() -> None:
    named = {rule for one in document_types().values() for rule in one.rules}
    assert named <= set(rules_for(document_types()["invoice"]))
    assert set(RULES) >= CORROBORATING


def test_an_unknown_rule_is_answered_with_the_known_ones() -> None:
    one = replace(document_types()["invoice"], rules=("sums",))
    with pytest.raises(UnknownNameError, match="no rule named sums; known: birth_before_issue"):
        check_rules(one)


@given(cents, cents, st.integers(-500, 500).map(lambda number: Decimal(number) / 100))
def test_gross_may_be_a_cent_off_and_no_more(net: Decimal, tax: Decimal, off: Decimal) -> None:
    document = record(net_total=str(net), tax_total=str(tax), gross_total=str(net + tax + off))
    assert outcome("net_plus_tax_is_gross", document) is (abs(off) <= Decimal("0.01"))


def test_the_message_says_the_numbers() -> None:
    document = record(net_total="100.00", tax_total="19.00", gross_total="120.00")
    assert RULES["net_plus_tax_is_gross"](document) == [
        Check(
            "net_plus_tax_is_gross",
            False,
            "net 100.00 + tax 19.00 = 119.00, but gross is 120.00",
            ("net_total", "tax_total", "gross_total"),
        )
    ]


@pytest.mark.parametrize("discount", ["5.00", "-5.00"])
def test_a_known_charge_or_discount_explains_a_difference(discount: str) -> None:
    totals = {"net_total": "100.00", "tax_total": "19.00"}
    assert outcome("net_plus_tax_is_gross", record(**totals, gross_total="126.90", shipping="7.90"))
    assert outcome(
        "net_plus_tax_is_gross", record(**totals, gross_total="114.00", discount_total=discount)
    )


def test_without_all_three_totals_nothing_is_said() -> None:
    document = record(net_total="100.00", gross_total="120.00")
    assert outcome("net_plus_tax_is_gross", document) is None


@pytest.mark.parametrize("value", ["", "abc", "NaN", "Infinity"])
def test_a_value_that_is_no_number_is_as_good_as_absent(value: str) -> None:
    document = record(net_total=value, tax_total="19.00", gross_total="119.00")
    assert outcome("net_plus_tax_is_gross", document) is None


LINES = [{"net_amount": "60.00"}, {"net_amount": "40.00"}]


@pytest.mark.parametrize(
    ("totals", "passed"),
    [
        ({"net_total": "100.00"}, True),
        ({"net_total": "95.00", "discount_total": "5.00"}, True),
        ({"net_total": "84.03", "gross_total": "100.00"}, True),
        ({"net_total": "90.00"}, False),
        ({"gross_total": "119.00"}, None),
    ],
)
def test_lines_sum_to_net_or_to_gross(totals: dict[str, str], passed: bool | None) -> None:
    assert outcome("lines_sum_to_net", rows(record(**totals), *LINES)) is passed


def test_a_line_whose_amount_was_not_read_is_no_error_of_the_document() -> None:
    document = rows(record(net_total="120.00"), *LINES, {"description": "cable"})
    assert outcome("lines_sum_to_net", document) is None


@pytest.mark.parametrize(
    ("item", "passed"),
    [
        ({"quantity": "2", "unit_price": "9.90", "net_amount": "19.80"}, True),
        ({"quantity": "2", "unit_price": "9.90", "net_amount": "18.90"}, False),
        ({"quantity": "3", "unit_price": "0.333", "net_amount": "1.00"}, True),
        ({"quantity": "150", "unit_price": "8.00", "net_amount": "12.00"}, True),
        ({"quantity": "2", "unit_price": "10.00", "net_amount": "19.00", "discount": "1"}, True),
        ({"quantity": "2", "unit_price": "10.00", "net_amount": "18.00", "discount": "10"}, True),
        ({"quantity": "1", "unit_price": "119.00", "net_amount": "100.00", "tax_rate": "19"}, True),
        ({"quantity": "2", "unit_price": "9.90"}, None),
    ],
)
def test_quantity_times_price_is_the_amount(item: dict[str, str], passed: bool | None) -> None:
    assert outcome("quantity_times_price", rows(record(), item)) is passed


def test_the_wrong_line_is_named() -> None:
    good = {"quantity": "1", "unit_price": "5.00", "net_amount": "5.00"}
    bad = {"quantity": "2", "unit_price": "9.90", "net_amount": "18.90"}
    [found] = RULES["quantity_times_price"](rows(record(), good, bad))
    assert found.message == "line 2: 2 x 9.90 = 19.80, but the amount is 18.90"
    assert "line_items[1].net_amount" in found.fields


@pytest.mark.parametrize(
    ("values", "passed"),
    [
        ({"subtotal": "10.00", "tax_total": "0.60", "total": "10.60"}, True),
        ({"subtotal": "10.60", "tax_total": "0.60", "total": "10.60"}, True),
        ({"subtotal": "10.00", "tip": "2.00", "tax_total": "0.60", "total": "12.60"}, True),
        ({"subtotal": "10.02", "tax_total": "0.00", "total": "10.00"}, True),
        ({"subtotal": "10.02", "rounding": "0.00", "tax_total": "0.00", "total": "10.00"}, False),
        ({"subtotal": "10.00", "tax_total": "0.60", "total": "16.00"}, False),
        ({"subtotal": "10.00", "total": "10.60"}, None),
    ],
)
def test_receipt_sums(values: dict[str, str], passed: bool | None) -> None:
    assert outcome("receipt_sums", record(**values)) is passed


@given(cents, st.lists(st.integers(-(10**6), 10**6).map(lambda n: Decimal(n) / 100), min_size=1))
def test_a_statement_that_adds_up_passes(opening: Decimal, moves: list[Decimal]) -> None:
    items = []
    balance = opening
    for move in moves:
        balance += move
        items.append({"amount": str(move), "balance_after": str(balance)})
    document = rows(record(opening_balance=str(opening), closing_balance=str(balance)), *items)
    assert outcome("opening_plus_transactions_is_closing", document)
    assert outcome("running_balance", document)
    newest_first = rows(record(opening_balance=str(opening)), *items[::-1])
    assert outcome("running_balance", newest_first)


def test_one_wrong_balance_is_told_where_it_stands() -> None:
    document = rows(
        record(opening_balance="100.00"),
        {"debit": "10.00", "balance_after": "90.00"},
        {"credit": "5.00", "balance_after": "96.00"},
        {"debit": "-6.00", "balance_after": "90.00"},
    )
    [found] = RULES["running_balance"](document)
    assert found.message == "line 2: balance should be 95.00, not 96.00"


def test_a_missing_transaction_shows_in_the_closing_balance() -> None:
    document = rows(record(opening_balance="100.00", closing_balance="85.00"), {"amount": "-10.00"})
    [found] = RULES["opening_plus_transactions_is_closing"](document)
    assert not found.passed
    assert "= 90.00, but closing is 85.00" in found.message


def test_a_transaction_without_an_amount_keeps_the_balances_unjudged() -> None:
    document = rows(
        record(opening_balance="100.00", closing_balance="85.00"),
        {"description": "rent", "balance_after": "85.00"},
    )
    assert outcome("opening_plus_transactions_is_closing", document) is None
    assert outcome("running_balance", document)


@given(st.dates(date(2000, 1, 1)), st.integers(-30, 30))
def test_an_invoice_is_due_on_its_day_or_later(issued: date, days: int) -> None:
    if issued > date.max - timedelta(30):
        return
    due = issued + timedelta(days)
    document = record(invoice_date=issued.isoformat(), due_date=due.isoformat())
    assert outcome("due_after_issue", document) is (days >= 0)


def test_goods_are_not_delivered_before_they_are_ordered() -> None:
    late = record(po_date="2026-03-05", requested_delivery="2026-03-04")
    [found] = RULES["delivery_after_order"](late)
    assert found.message == "requested delivery 2026-03-04 is before po date 2026-03-05"
    assert not found.passed


def test_a_due_date_may_lie_ahead_but_an_invoice_date_may_not() -> None:
    document = record(invoice_date="2026-03-09", due_date="2026-04-09")
    [found] = date_not_in_future(document, today=date(2026, 3, 5))
    assert (found.passed, found.fields) == (False, ("invoice_date",))
    assert date_not_in_future(document, today=date(2026, 3, 8))[0].passed


@pytest.mark.parametrize(
    ("rule", "values", "passed"),
    [
        ("iban_checksum", {"iban": "DE89370400440532013000"}, True),
        ("iban_checksum", {"iban": "DE89370400440532013001"}, False),
        ("vat_id_checksum", {"supplier_tax_id": "DE136695976"}, True),
        ("vat_id_checksum", {"buyer_tax_id": "DE123456789"}, False),
        ("vat_id_checksum", {"supplier_tax_id": "201/113/40209"}, None),
    ],
)
def test_check_digits(rule: str, values: dict[str, str], passed: bool | None) -> None:
    assert outcome(rule, record(**values)) is passed


def printed(document: Document, text: str) -> Document:
    words = tuple(Word(word, Box(0, 0, 10, 10)) for word in text.split())
    return replace(document, pages=(Page(1, 100, 100, 72, lines=(Line(words),)),))


@pytest.mark.parametrize("word", ["Rabatt", "Discount:", "Remise", "Versandkosten", "Mengenrabatt"])
def test_a_discount_that_was_not_read_is_no_error_of_the_document(word: str) -> None:
    line = {"quantity": "10", "unit_price": "100.00", "net_amount": "850.00"}
    document = rows(record(net_total="800.00"), line)
    assert outcome("lines_sum_to_net", document) is False
    assert outcome("quantity_times_price", document) is False
    assert outcome("lines_sum_to_net", printed(document, f"{word} 50,00")) is None
    assert outcome("quantity_times_price", printed(document, f"{word} 15 %")) is None


def test_a_credit_note_gives_its_discount_back() -> None:
    lines = [{"net_amount": "-5.00"}, {"net_amount": "-2.90"}]
    assert outcome(
        "lines_sum_to_net", rows(record(net_total="-7.67", discount_total="0.23"), *lines)
    )
    assert not outcome(
        "lines_sum_to_net", rows(record(net_total="-8.13", discount_total="0.23"), *lines)
    )


def test_a_row_without_its_own_rate_has_that_of_the_document() -> None:
    line = {"quantity": "1", "unit_price": "67.2244", "net_amount": "80.00"}
    totals = record(net_total="67.22", tax_total="12.77", gross_total="79.99")
    assert outcome("quantity_times_price", rows(totals, line))
    assert outcome("quantity_times_price", rows(record(), line)) is False


def test_an_invoice_may_lack_an_order_number_and_an_order_may_not() -> None:
    assert "po_number" in document_types()["invoice"].core_fields
    assert "po_number" not in document_types()["invoice"].required_fields
    assert "po_number" in document_types()["purchase_order"].required_fields


def test_what_is_missing_is_named() -> None:
    required = ("total", "merchant_name")
    [found] = required_fields_present(record(total="9.00"), required)
    assert (found.passed, found.fields) == (False, ("merchant_name",))
    assert found.message == "not found: merchant name"
    [found] = required_fields_present(record(total="9.00", merchant_name="ACME"), required)
    assert found.passed
