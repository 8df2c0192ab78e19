"""Identifiers are found in any grouping, and their check digits are believed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.identifiers import (
    compact,
    find_bics,
    find_emails,
    find_ibans,
    find_phones,
    find_urls,
    find_vat_ids,
    is_iban,
)

digits18 = st.text("0123456789", min_size=18, max_size=18)


def german_iban(account: str) -> str:
    """ISO 13616: the check digits make the number with the country behind it leave 1 modulo 97."""
    return f"DE{98 - int(account + '131400') % 97:02}{account}"


@given(digits18, st.sampled_from(["", " "]))
def test_an_iban_is_found_in_one_piece_and_in_groups(account: str, blank: str) -> None:
    iban = german_iban(account)
    printed = blank.join(iban[start : start + 4] for start in range(0, len(iban), 4))
    [found] = find_ibans(f"IBAN: {printed}, BIC")
    assert (found.value, found.valid) == (iban, True)


@given(digits18, st.integers(4, 21), st.integers(1, 9))
def test_one_wrong_digit_breaks_an_iban(account: str, place: int, shift: int) -> None:
    iban = german_iban(account)
    wrong = iban[:place] + str((int(iban[place]) + shift) % 10) + iban[place + 1 :]
    [found] = find_ibans(wrong)
    assert not found.valid
    assert not is_iban(wrong)


@given(st.text("DEATU0123456789 .-\n", max_size=50))
def test_a_found_span_normalises_to_its_value(text: str) -> None:
    for found in [*find_vat_ids(text), *find_ibans(text)]:
        assert compact(text[found.start : found.end]) == found.value


@pytest.mark.parametrize(
    ("text", "value", "valid"),
    [
        ("USt-IdNr.: DE 136 695 976 Steuer", "DE136695976", True),
        ("DE123456789", "DE123456789", False),
        ("TVA FR 40 303 265 045", "FR40303265045", True),
        ("VAT GB 980 7806 84", "GB980780684", True),
        ("CHE-116.281.710 MWST", "CHE116281710MWST", True),
        ("NO 995 525 828 MVA", "NO995525828MVA", True),
        ("ATU13585627 12.50", "ATU13585627", True),
    ],
)
def test_vat_ids_are_found_with_a_word_on_their_digits(text: str, value: str, valid: bool) -> None:
    [found] = find_vat_ids(text)
    assert (found.value, found.valid) == (value, valid)


def test_an_account_that_runs_on_is_no_iban() -> None:
    assert find_ibans("DE89 3704 0044 0532 0130 00") != []
    assert find_ibans("DE89370400440532013000X") == []
    assert find_ibans("DE89 3704 0044 0532 0130 001") == []


def test_a_number_of_the_wrong_length_is_no_vat_id() -> None:
    assert find_vat_ids("DE 12345678") == []


@pytest.mark.parametrize(
    ("text", "bics"),
    [
        ("BIC: GENODEF1S04", ["GENODEF1S04"]),
        ("SWIFT-BIC: DEUTDEFF", ["DEUTDEFF"]),
        ("bank COBADEFFXXX", ["COBADEFFXXX"]),
        ("BIC: COBADEFFXXX", ["COBADEFFXXX"]),
        ("RECHNUNG INSTALLA", []),
        ("BIC: ABCDQQ12", []),
    ],
)
def test_a_word_of_capitals_is_no_bic(text: str, bics: list[str]) -> None:
    assert [found.value for found in find_bics(text)] == bics


def test_phone_numbers_are_in_international_form() -> None:
    found = find_phones("Tel. 089/1234567, +49 30 1234567", "DE")
    assert [phone.value for phone in found] == ["+49891234567", "+49301234567"]
    assert [phone.value for phone in find_phones("Tel. 089/1234567")] == []


def test_mail_and_web_addresses_end_before_the_full_stop() -> None:
    assert [found.value for found in find_emails("Mail: Info@Firma-x.de.")] == ["info@firma-x.de"]
    assert [found.value for found in find_urls("see www.firma.de/x.")] == ["www.firma.de/x"]
