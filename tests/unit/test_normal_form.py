"""Values are compared by what they mean, each kind in its own way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document_type import Kind
from docintel.core.type_files import document_types
from docintel.evaluation.normal_form import is_exact, kind_of, normal_form

TYPES = document_types()


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.MONEY, "$5,625.00", "5625"),
        (Kind.MONEY, "1.234,56 EUR", "1234.56"),
        (Kind.MONEY, "-0.00", "0"),
        (Kind.PERCENT, "19 %", "19.00"),
        (Kind.PERCENT, "TVA 20%", "20"),
        (Kind.DATE, "20180605", "2018-06-05"),
        (Kind.DATE, "25/12/2018", "2018-12-25"),
        (Kind.DATE, "25 DEC 2018 (TUE)", "2018-12-25"),
        (Kind.TIME, "8:30 pm", "20:30:00"),
        (Kind.NAME, "INDAH GIFT & HOME DECO", "Indah Gift  Home Deco"),
        (Kind.ADDRESS, "27, JALAN DEDAP 13,\nJOHOR.", "27 Jalan Dedap 13 Johor"),
        (Kind.PHONE, "07-3507405", "+60 7-350 7405"),
        (Kind.IBAN, "de89 3704 0044", "DE8937040044"),
    ],
)
def test_equal_values_in_two_prints(kind: Kind, one: str, other: str) -> None:
    assert normal_form(one, kind) == normal_form(other, kind)


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (Kind.MONEY, "197.65", "-197.65"),
        (Kind.MONEY, "1.234", "1234"),
        (Kind.DATE, "2018-06-05", "2018-05-06"),
        (Kind.TEXT, "Müller", "Muller"),
        (Kind.TEXT, "ACME 1", "ACME 2"),
    ],
)
def test_different_values(kind: Kind, one: str, other: str) -> None:
    assert normal_form(one, kind) != normal_form(other, kind)


@given(st.sampled_from(Kind), st.text(max_size=30))
def test_any_value_has_a_form(kind: Kind, value: str) -> None:
    assert normal_form(value, kind) == normal_form(f" {value}\n", kind)


def test_a_kind_is_known_by_type_or_else_by_name() -> None:
    assert kind_of("total", "receipt", TYPES) is Kind.MONEY
    assert kind_of("gross_total", "broadcast_order", TYPES) is Kind.MONEY
    assert kind_of("flight_from", None, TYPES) is Kind.TEXT


def test_exact_means_letter_by_letter_but_for_blanks() -> None:
    assert is_exact("ACME  Ltd\nLeeds", "ACME Ltd Leeds")
    assert not is_exact("Acme Ltd", "ACME Ltd")
