"""Amounts are read as printed, and nothing else is taken for one."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.money import (
    find_amounts,
    find_currency,
    find_percentages,
    format_amount,
    parse_amount,
)

cents = st.integers(min_value=-(10**9), max_value=10**9).map(lambda number: Decimal(number) / 100)

#: Group mark and decimal mark of English, German, French, Swiss and plain print.
STYLES = [
    (",", "."),
    (".", ","),
    (" ", ","),
    ("\u00a0", ","),
    ("\u202f", ","),
    ("'", "."),
    ("", "."),
]


def printed(value: Decimal, group: str, point: str) -> str:
    plain = f"{value:,.2f}"
    return plain.replace(",", "G").replace(".", point).replace("G", group)


@given(cents, st.sampled_from(STYLES))
def test_what_was_printed_in_any_style_is_read_back(value: Decimal, style: tuple[str, str]) -> None:
    assert parse_amount(printed(value, *style)) == value


@given(cents, st.sampled_from(STYLES))
def test_an_amount_is_found_inside_a_sentence(value: Decimal, style: tuple[str, str]) -> None:
    text = f"Total: {printed(value, *style)} due"
    assert [amount.value for amount in find_amounts(text)] == [value]


@given(cents)
def test_formatting_is_undone_by_parsing(value: Decimal) -> None:
    assert parse_amount(format_amount(value)) == value


@given(st.text(alphabet="0123456789.,-()€$RMEUR lO'x%/:kg\u00a0\n", max_size=40))
def test_a_found_span_reads_as_its_value(text: str) -> None:
    for amount in find_amounts(text):
        assert parse_amount(text[amount.start : amount.end]) == amount.value


@given(st.text(max_size=60))
def test_amounts_are_in_order_and_never_overlap(text: str) -> None:
    found = find_amounts(text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12.-", "12"),
        ("12,--", "12"),
        ("(12.50)", "-12.50"),
        ("12.50-", "-12.50"),
        ("\u221212.50", "-12.50"),
        ("-RM12.50", "-12.50"),
        ("RM-12.50", "-12.50"),
        ("RM 12. 50", "12.50"),
        ("$l2.00", "12.00"),
        ("CHF 1 234.50", "1234.50"),
        ("EUR 1.234", "1234"),
        ("R 1 200,50", "1200.50"),
        ("R1 200.50", "1200.50"),
        ("R1,200.50", "1200.50"),
        ("-R12.50", "-12.50"),
        ("R12", None),
        ("$1,234", "1234"),
        ("0,1234 EUR", "0.1234"),
        ("EUR 0.125", "0.125"),
        ("12,34,567.89", "1234567.89"),
        ("12.50SR", None),
        ("9" * 40, None),
        ("Total 12.50", None),
        ("", None),
    ],
)
def test_one_amount_and_nothing_else_is_parsed(text: str, value: str | None) -> None:
    assert parse_amount(text) == (Decimal(value) if value else None)


@pytest.mark.parametrize(
    "text",
    [
        "25.12.2018",
        "2018-12-25",
        "$ 12/25/18",
        "20:49:59",
        "12.30 Uhr",
        "8.30 pm",
        "TEL:07-3507405",
        "DE89 3704 0044 0532 0130 00",
        "19,00 %",
        "7.00%",
        "see 3.12.1",
        "192.168.10.10",
        "12,50 kg",
        "A12.50",
        "Invoice 12345",
        "Unit R 12",
        "R12.34.56",
    ],
)
def test_what_is_no_money_is_left_alone(text: str) -> None:
    assert find_amounts(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("QTY 2 RM 10.00", ["10"]),
        ("10,00 EUR 20,00 EUR", ["10", "20"]),
        ("2 100,00 200,00", ["100", "200"]),
        ("TOTAL.....12.50", ["12.50"]),
        ("TOTAL 12. 50", ["12.50"]),
        ("MILK 12.50SR", ["12.50"]),
        ("3x12.50", ["12.50"]),
        ("(incl. 12.50)", ["12.50"]),
        ("3 x R10.00 R30.00", ["10", "30"]),
        ("450,00 R 900,00", ["450", "900"]),
        ("coffee - 3.20", ["3.20"]),
        ("net 84,03 vat 19 % 15,97", ["84.03", "15.97"]),
    ],
)
def test_rows_are_taken_apart(text: str, values: list[str]) -> None:
    assert [amount.value for amount in find_amounts(text)] == [Decimal(value) for value in values]


def test_a_percentage_is_told_from_an_amount() -> None:
    text = "19 % of 100,00"
    assert [share.value for share in find_percentages(text)] == [19]
    assert [amount.value for amount in find_amounts(text)] == [100]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Total € 12,50", "EUR"),
        ("US$ 12.50", "USD"),
        ("12,50 zł", "PLN"),
        ("AMT(RM)", "MYR"),
        ("Total R 1 200,50", "ZAR"),
        ("12.50 R", None),
        ("All amounts in CHF", "CHF"),
        ("10,00 EUR 5,00 EUR 7,00 USD", "EUR"),
        ("100 kr", None),
        ("TRY OUR NEW CAKE", None),
        ("Hello", None),
    ],
)
def test_the_currency_is_the_one_beside_most_amounts(text: str, code: str | None) -> None:
    assert find_currency(text) == code


def test_more_than_two_decimals_are_kept() -> None:
    assert format_amount(Decimal("0.1234")) == "0.1234"
    assert format_amount(Decimal("1E+3")) == "1000.00"
    assert format_amount(Decimal("-0.00")) == "0.00"


def test_what_is_no_number_is_not_formatted() -> None:
    with pytest.raises(ValueError, match="NaN"):
        format_amount(Decimal("NaN"))


@pytest.mark.timeout(5)
@pytest.mark.parametrize(
    ("piece", "found"),
    [
        ("123 456 ", []),
        ("1,", []),
        ("1.000", []),
        ("(", []),
        ("- ", []),
        ("RM", []),
        ("R", []),
        ("R1 ", []),
        ("12,34,", []),
        ("(12.50 ", ["12.50"]),
        ("RM12. 50 ", ["12.50"]),
        ("R1 200.50 ", ["1200.50"]),
    ],
)
def test_a_hostile_text_is_searched_in_linear_time(piece: str, found: list[str]) -> None:
    """Neither what is printed over and over, nor an amount after it, is missed or made up."""
    values = [amount.value for amount in find_amounts(f"{piece * 20_000}\nEUR 7.25")]
    assert values == [*map(Decimal, found * 20_000), Decimal("7.25")]


@given(cents, st.sampled_from(["", "-"]))
def test_blanks_before_a_decimal_point_group_where_nothing_else_is_printed(
    value: Decimal, minus: str
) -> None:
    text = printed(abs(value), " ", ".") + minus
    [amount] = find_amounts(text)
    assert (amount.value, amount.end) == (-abs(value) if minus else abs(value), len(text))
    assert parse_amount(text) == amount.value


def test_a_number_of_pieces_before_a_price_is_no_part_of_it() -> None:
    assert [one.value for one in find_amounts("Hammer 2 295.71")] == [Decimal("295.71")]
