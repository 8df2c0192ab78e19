"""EPC and Swiss payment codes are read as their standards say; what breaks them is none."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.code_payload import meaning
from docintel.core.epc_code import read_epc_code
from docintel.core.geometry import Box
from docintel.core.gs1_elements import read_gs1_elements
from docintel.core.page import Code
from docintel.core.payment import Payment
from docintel.core.payment_references import is_creditor_reference, is_qr_reference
from docintel.core.swiss_code import read_swiss_code
from tests.payment_codes import epc, swiss

IBAN = "DE89370400440532013000"
QR_REFERENCE = "210000000003139471430009017"
QR_IBAN = "CH4431999123000889012"
SWISS_IBAN = "CH9300762011623852957"


def test_an_epc_code_says_whom_to_pay_how_much_and_what_for() -> None:
    assert read_epc_code(epc(IBAN, "EUR12.3", bic="COBADEFFXXX", message="Invoice 7")) == Payment(
        standard="epc_qr",
        creditor="Northwind Supplies",
        iban=IBAN,
        bic="COBADEFFXXX",
        amount="12.30",
        currency="EUR",
        message="Invoice 7",
    )


def test_both_versions_are_read_and_only_the_first_needs_a_bank() -> None:
    assert read_epc_code(epc(IBAN, "EUR1", version="001", bic="COBADEFFXXX"))
    assert read_epc_code(epc(IBAN, "EUR1", version="002"))
    assert read_epc_code(epc(IBAN, "EUR1", version="001")) is None
    assert read_epc_code(epc(IBAN, "EUR1", version="003")) is None


def test_an_amount_may_be_left_to_the_payer() -> None:
    found = read_epc_code(epc(IBAN, ""))
    assert found
    assert found.amount == ""


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_system_ends_them(newline: str) -> None:
    assert read_epc_code(epc(IBAN, "EUR9.00").replace("\n", newline))


@pytest.mark.parametrize("amount", ["EUR0.00", "EUR-1", "USD5.00", "EUR1,50", "EUR1.505", "EUR1e9"])
def test_an_amount_that_no_bank_takes_is_no_payment(amount: str) -> None:
    assert read_epc_code(epc(IBAN, amount)) is None


@given(st.integers(1, 99_999_999_999))
def test_every_amount_comes_back_as_it_was_written(cents: int) -> None:
    written = f"{cents // 100}.{cents % 100:02}"
    found = read_epc_code(epc(IBAN, f"EUR{written}"))
    assert found
    assert found.amount == written


@given(st.integers(4, len(IBAN) - 1), st.sampled_from(string.digits))
def test_one_wrong_digit_in_the_account_is_noticed(place: int, digit: str) -> None:
    wrong = IBAN[:place] + digit + IBAN[place + 1 :]
    assert bool(read_epc_code(epc(wrong, "EUR1"))) == (wrong == IBAN)


def test_a_swiss_code_says_whom_to_pay_how_much_and_who_pays() -> None:
    assert read_swiss_code(swiss(QR_IBAN, "1949.75", "QRR", QR_REFERENCE)) == Payment(
        standard="swiss_qr",
        creditor="Robert Schneider AG",
        iban=QR_IBAN,
        amount="1949.75",
        currency="CHF",
        reference=QR_REFERENCE,
        message="Order 15",
        debtor="Pia Rutschmann",
    )


def test_the_kind_of_reference_fits_the_account() -> None:
    assert read_swiss_code(swiss(SWISS_IBAN, "1.00", "SCOR", "RF18539007547034"))
    assert read_swiss_code(swiss(SWISS_IBAN, "1.00", "NON", ""))
    assert read_swiss_code(swiss(SWISS_IBAN, "1.00", "QRR", QR_REFERENCE)) is None
    assert read_swiss_code(swiss(QR_IBAN, "1.00", "NON", "")) is None
    assert read_swiss_code(swiss(SWISS_IBAN, "1.00", "NON", "15")) is None
    assert read_swiss_code(swiss(SWISS_IBAN, "1.00", "SCOR", "RF19539007547034")) is None


def test_a_bill_over_nothing_asks_for_no_amount() -> None:
    found = read_swiss_code(swiss(SWISS_IBAN, "0.00", "NON", ""))
    assert found
    assert found.amount == ""


@given(st.integers(0, 26), st.sampled_from(string.digits))
def test_one_wrong_digit_in_a_qr_reference_is_noticed(place: int, digit: str) -> None:
    wrong = QR_REFERENCE[:place] + digit + QR_REFERENCE[place + 1 :]
    assert is_qr_reference(wrong) == (wrong == QR_REFERENCE)


@pytest.mark.parametrize(
    ("reference", "holds"),
    [("RF18539007547034", True), ("RF81539007547034", False), ("RF", False), ("18539007", False)],
)
def test_creditor_references_carry_check_digits(reference: str, holds: bool) -> None:
    assert is_creditor_reference(reference) is holds


def test_elements_of_gs1_have_names() -> None:
    assert read_gs1_elements("(01)09501101530003(17)280704(10)AB-123(3103)001750") == {
        "gtin": "09501101530003",
        "expiry_date": "280704",
        "batch": "AB-123",
        "gs1_3103": "001750",
    }


@pytest.mark.parametrize(
    "text",
    ["", "(01)", "(01)09501101530004", "see (01) below", "(17)2807", "(10)A(", "(10)A\n" * 9],
)
def test_other_brackets_are_no_elements(text: str) -> None:
    assert read_gs1_elements(text) is None


@pytest.mark.parametrize(
    ("kind", "text", "standard"),
    [
        ("qr", epc(IBAN, "EUR1"), "epc_qr"),
        ("qr", swiss(SWISS_IBAN, "1.00", "NON", ""), "swiss_qr"),
        ("ean_13", "4006381333931", "gs1"),
        ("code_128", "4006381333931", "text"),
        ("data_matrix", "(01)09501101530003", "gs1"),
        ("qr", "https://example.org/a", "url"),
        ("qr", "NW-2026-0117", "text"),
    ],
)
def test_a_text_is_told_by_its_standard(kind: str, text: str, standard: str) -> None:
    assert meaning(Code(kind, text, text.encode(), Box(0, 0, 1, 1)))[0] == standard


odd = st.text(st.sampled_from("٣²\0\ud800\u2028\x1c-.AR") | st.characters(), max_size=30)


@given(
    st.lists(odd, max_size=40), st.sampled_from(["BCD\n002\n1\nSCT\n\nA", "SPC\n0200\n1", "(01)"])
)
def test_hostile_text_is_none_and_no_error(lines: list[str], head: str) -> None:
    text = "\n".join((head, *lines))
    assert meaning(Code("qr", text, b"", Box(0, 0, 1, 1)))[0] in {"text", "gs1"}


@given(st.integers(0, 11), odd)
def test_an_epc_code_with_any_line_replaced_is_read_or_refused(place: int, line: str) -> None:
    lines = epc(IBAN, "EUR5.00", bic="COBADEFFXXX", message="a").split("\n")
    lines[place] = line
    found = read_epc_code("\n".join(lines))
    assert found is None or found.iban == IBAN


@given(st.integers(0, 30), odd)
def test_a_swiss_code_with_any_line_replaced_is_read_or_refused(place: int, line: str) -> None:
    lines = swiss(QR_IBAN, "1949.75", "QRR", QR_REFERENCE).split("\n")
    lines[place] = line
    found = read_swiss_code("\n".join(lines))
    assert found is None or found.iban == QR_IBAN


def test_a_text_too_long_for_any_standard_is_not_taken_apart() -> None:
    assert read_epc_code(epc(IBAN, "EUR1") + "\n" + "x" * 3_000) is None
