"""The machine-readable zone, with the specimens of ICAO Doc 9303."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.mrz import check_digit, read_mrz
from docintel.core.mrz_line import mrz_line

PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
CARD_OF_TWO = (
    "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
    "D231458907UTO7408122F1204159<<<<<<<6",
)
VISA = (
    "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
)


@pytest.mark.parametrize("lines", [PASSPORT, CARD, CARD_OF_TWO])
def test_the_specimens_are_read_and_their_digits_agree(lines: tuple[str, ...]) -> None:
    found = read_mrz(lines)
    assert found
    assert found.passed
    assert (found.surname, found.given_names) == ("ERIKSSON", "ANNA MARIA")
    assert (found.issuer, found.nationality, found.sex) == ("UTO", "UTO", "female")
    assert (found.birth, found.expiry) == (date(1974, 8, 12), date(2012, 4, 15))
    assert found.number in {"L898902C3", "D23145890"}


def test_a_visa_has_no_digit_over_all() -> None:
    found = read_mrz(VISA)
    assert found
    assert found.passed
    assert [check.name for check in found.checks] == ["number", "birth", "expiry"]


@pytest.mark.parametrize("lines", [PASSPORT, CARD, CARD_OF_TWO])
def test_a_misread_sign_of_what_is_checked_is_noticed(lines: tuple[str, ...]) -> None:
    found = read_mrz([line.replace("740812", "740813") for line in lines])
    assert found
    assert [check.name for check in found.checks if not check.passed] == ["birth", "all"]


def test_blanks_and_small_letters_do_not_matter() -> None:
    spaced = [" ".join(line).lower() for line in PASSPORT]
    assert read_mrz(spaced) == read_mrz(PASSPORT)


@pytest.mark.parametrize("lines", [PASSPORT[:1], [*CARD[:2], PASSPORT[0]], ["Dear Madam", "x"], []])
def test_other_lines_are_no_zone(lines: list[str]) -> None:
    assert read_mrz(lines) is None


def test_a_date_that_is_none_is_left_out() -> None:
    found = read_mrz([PASSPORT[0], PASSPORT[1].replace("740812", "741312")])
    assert found
    assert found.birth is None


@given(st.text("ABCXYZ0123456789<", max_size=40), st.integers(0, 39), st.sampled_from("123456789"))
def test_a_changed_digit_changes_the_check_digit(text: str, at: int, sign: str) -> None:
    """Of two digits in one place, the weights 7, 3 and 1 tell all apart: none divides ten."""
    if at < len(text) and text[at].isdigit() and text[at] != sign:
        assert check_digit(text[:at] + sign + text[at + 1 :]) != check_digit(text)


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_a_line(text: str) -> None:
    line = mrz_line(text)
    assert line is None or len(line) in {30, 36, 44}


@pytest.mark.parametrize("filler", ["\u00ab", "<<", "\u2039\u2039"])
def test_fillers_may_be_read_as_marks_of_quotation(filler: str) -> None:
    assert read_mrz([line.replace("<<", filler) for line in PASSPORT]) == read_mrz(PASSPORT)


def test_fillers_may_be_read_as_letters() -> None:
    assert read_mrz([f"{PASSPORT[0][:30]}KK<KKK<K<<<<<K", PASSPORT[1]]) == read_mrz(PASSPORT)


@pytest.mark.parametrize("line", [0, 1])
@pytest.mark.parametrize("count", [-2, -1, 1, 2])
def test_a_few_fillers_may_be_lost_or_added(line: int, count: int) -> None:
    lines = list(PASSPORT)
    lines[line] = lines[line].replace("<<<<", "<" * (4 + count), 1)
    assert read_mrz(lines) == read_mrz(PASSPORT)


def test_a_line_without_fillers_to_spare_must_be_as_wide_as_it_is() -> None:
    assert mrz_line("L898902C36UTO7408122F1204159ZE184226B<10") is None


def test_digits_in_names_and_letters_in_dates_are_read_as_their_doubles() -> None:
    names = PASSPORT[0].translate(str.maketrans("OIS", "015"))
    number, dates, rest = PASSPORT[1][:10], PASSPORT[1][10:28], PASSPORT[1][28:]
    misread = dates.replace("UTO", "UT0").translate(str.maketrans("12", "IZ"))
    assert read_mrz([names, number + misread + rest]) == read_mrz(PASSPORT)


def test_germany_has_a_code_of_one_letter_that_is_read_as_another() -> None:
    german = [line.replace("UTO", "D<<") for line in CARD]
    assert read_mrz([line.replace("D<<", "O<<") for line in german]) == read_mrz(german)


def test_behind_the_names_there_are_fillers_only() -> None:
    assert read_mrz([PASSPORT[0][:34] + "C<<CE<<C<C", PASSPORT[1]]) == read_mrz(PASSPORT)


def test_the_number_may_hold_letters_and_digits_and_is_left_as_it_is_read() -> None:
    found = read_mrz([PASSPORT[0], PASSPORT[1].replace("L898902C3", "L8989O2C3")])
    assert found
    assert found.number == "L8989O2C3"
    assert not found.passed
