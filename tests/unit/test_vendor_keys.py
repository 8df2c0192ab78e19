"""A partner is looked up by what is its own, and by nothing that others have as well."""

from __future__ import annotations

import pytest

from docintel.core.vendor import Vendor
from docintel.core.vendor_keys import (
    core_name,
    domain_keys,
    id_key,
    keys_of,
    printed_name_keys,
)
from docintel.extraction.reading import read
from docintel.extraction.vendors.misread import meant
from docintel.extraction.vendors.names import find_name
from tests.unit.pages import document_of


def test_nobody_is_told_by_where_the_mail_of_anybody_lies() -> None:
    keys = keys_of(Vendor("Ada", domains=("gmail.com", "ada.example")))
    assert {key for key in keys if key.startswith("at:")} == {"at:ada.example"}
    assert list(domain_keys("gmail.com")) == []
    assert list(domain_keys("mail.ada.example")) == ["mail.ada.example", "ada.example"]


@pytest.mark.parametrize(
    ("number", "tells"), [("XY1234", True), ("XYZ123", False), ("1234", False)]
)
def test_four_digits_and_six_letters_or_digits_tell_somebody(number: str, tells: bool) -> None:
    assert (id_key(number) is not None) == tells


def test_a_name_of_one_word_is_compared_without_its_legal_form() -> None:
    assert core_name("Ford GmbH") == core_name("Ford")
    assert core_name("GmbH")


def test_a_line_that_ends_with_the_eight_letters_of_a_name_has_the_key_of_its_end() -> None:
    assert dict(printed_name_keys(["cand", "lest"]))["to:candlest"] == 1


def test_a_short_name_has_to_agree_in_every_letter() -> None:
    assert _found("Metro", "at Metro") == "Metro"
    assert _found("Metro", "at Mtro") is None


def test_a_name_inside_of_a_longer_word_is_another_word() -> None:
    assert _found("Candle Works", "we are Candle Works") == "Candle Works"
    assert _found("Candle Works", "Subcandle Worksheets") is None


def test_between_two_numbers_that_are_as_near_nobody_decides() -> None:
    assert meant("HRB12345X", ["HRB123457"], is_scanned=True) == "HRB123457"
    assert meant("HRB12345X", ["HRB123457", "HRB123459"], is_scanned=True) is None


def test_a_number_that_its_check_digits_prove_is_not_misread() -> None:
    near = "DE89370400440532013001"
    assert meant("DE89370400440532013000", [near], is_scanned=True) is None


def _found(name: str, text: str) -> str | None:
    reading = read(document_of(text))
    found = find_name(name, reading.segments, reading)
    return found.stretches[0].text if found else None
