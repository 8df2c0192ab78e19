"""A known value is found in whatever form it is printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.printed import Place, PrintedText


def texts(text: str, places: list[Place]) -> list[str]:
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    "text", ["2026-03-05", "05.03.2026", "5 March 2026", "5. März 2026", "March 5, 2026"]
)
def test_a_date_is_found_in_any_form(text: str) -> None:
    assert texts(text, PrintedText(text).dates("2026-03-05")) == [text]


def test_an_ambiguous_date_counts_for_both_readings() -> None:
    printed = PrintedText("on 03/04/2026")
    assert printed.dates("2026-04-03") == printed.dates("2026-03-04") != []


@pytest.mark.parametrize("text", ["1.234,50 EUR", "EUR 1,234.50", "1234.50", "1 234,50"])
def test_an_amount_is_found_in_any_form(text: str) -> None:
    assert texts(text, PrintedText(text).amounts("1234.50")) == [text]


def test_an_amount_is_found_with_the_other_sign() -> None:
    assert PrintedText("Credit 12.50").amounts("-12.50") == [(7, 12)]


def test_an_identifier_is_found_with_blanks_among_it() -> None:
    text = "IBAN DE02 1203 0000 0000 2020 51."
    found = PrintedText(text).identifiers("DE02120300000000202051")
    assert texts(text, found) == ["DE02 1203 0000 0000 2020 51"]


def test_words_are_found_over_a_line_end_and_in_any_case() -> None:
    text = "HOLZ &\nForm GmbH"
    assert texts(text, PrintedText(text).words("Holz & Form GmbH")) == [text]


@pytest.mark.parametrize("between", [", ", "\n", " • ", "\nD-", "\nDE ", ",\nD - "])
def test_an_address_is_found_however_its_parts_are_divided(between: str) -> None:
    text = f"Lindenweg 4{between}80333 München"
    assert texts(text, PrintedText(text).addresses("Lindenweg 4, 80333 München")) == [text]


def test_a_part_of_a_longer_word_or_number_is_no_place() -> None:
    printed = PrintedText("PO-99 12345 Schmidtchen 112.50")
    assert not printed.words("PO-9")
    assert not printed.identifiers("2345")
    assert not printed.words("Schmidt")
    assert not printed.amounts("12.50")


def test_a_currency_is_found_by_its_code_else_beside_an_amount() -> None:
    assert PrintedText("12,50 € in EUR").currencies("EUR") == [(11, 14)]
    assert PrintedText("12,50 €").currencies("EUR") == [(0, 7)]


@pytest.mark.parametrize("text", ["9.5", "9,5", "9,500"])
def test_a_quantity_is_found_with_a_comma_too(text: str) -> None:
    assert PrintedText(f"{text} kg").numbers("9.5")
    assert not PrintedText(f"1{text} 9.51 8.9,5.1").numbers("9.5")


def test_a_price_is_found_with_four_decimals() -> None:
    assert PrintedText("Nettopreis 9,9000").prices("9.90") == [(11, 17)]
    assert PrintedText("9,90 EUR").prices("9.90") == [(0, 8)]


def test_nothing_is_nowhere() -> None:
    printed = PrintedText("Some text, 12.50.")
    for find in (printed.words, printed.addresses, printed.identifiers, printed.numbers):
        assert find("") == []


@given(st.text(), st.text(min_size=1, max_size=10))
def test_places_lie_inside_the_text(text: str, value: str) -> None:
    printed = PrintedText(text)
    for find in (printed.words, printed.addresses, printed.identifiers, printed.currencies):
        assert all(0 <= start < end <= len(text) for start, end in find(value))


@given(st.decimals(0, 10**6, places=2), st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_what_is_printed_plainly_is_found(amount: Decimal, day: date) -> None:
    printed = PrintedText(f"paid {amount} on {day.isoformat()} in cash")
    assert len(printed.amounts(str(amount))) == 1
    assert len(printed.dates(day.isoformat())) == 1
