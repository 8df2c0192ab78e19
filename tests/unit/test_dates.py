"""Dates and times are read in the forms of six languages."""

import itertools
from datetime import date, time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.dates import LANGUAGES, find_dates, find_times, month_names

FORMS = ["%d.%m.%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d", "%d. %m. %Y", "%d %b %y"]
NOT_DATES = (
    "1.2.3|192.168.10.10|tel 01.23.45.67.89|1234520180605|May 12.50|25 DEC 18:30"
    "|HC03-7 - 15|AB03-07-15"
)

days = st.dates(date(1970, 1, 1), date(2068, 12, 31))


def only_date(text: str, day_first: bool = True) -> date | None:
    """The date of a text that is one date and nothing else."""
    found = find_dates(text, day_first)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))
    return found[0].value if whole else None


@given(days, st.sampled_from(LANGUAGES), st.sampled_from(["long", "medium"]))
def test_what_a_language_writes_is_read_back(day: date, language: str, width: str) -> None:
    assert only_date(format_date(day, width, language)) == day


@given(
    days,
    st.sampled_from(["%d.%m.%Y", "%d/%m/%y", "%d-%m-%Y", "%Y-%m-%d", "%d. %m. %Y", "%d %b %y"]),
)
def test_numeric_forms_are_read_back(day: date, form: str) -> None:
    assert only_date(day.strftime(form)) == day


def test_a_year_of_two_digits_is_read_as_posix_reads_it() -> None:
    assert only_date("31.12.68") == date(2068, 12, 31)
    assert only_date("01.01.69") == date(1969, 1, 1)


@given(days)
def test_the_american_order_is_read_back(day: date) -> None:
    assert only_date(day.strftime("%m/%d/%Y"), day_first=False) == day


@given(days)
def test_a_date_is_ambiguous_when_both_orders_give_another_day(day: date) -> None:
    [found] = find_dates(day.strftime("%d/%m/%Y"))
    assert found.ambiguous == (day.day <= 12 and day.day != day.month)


@given(st.text(alphabet="0123456789./- OlJanMr\u00e4zDEC,t:", max_size=40))
def test_a_found_span_reads_as_its_value(text: str) -> None:
    for found in find_dates(text):
        assert only_date(text[found.start : found.end]) == found.value


@given(st.text(max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    found = find_dates(text)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))
    find_times(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 5th, 2026", date(2026, 3, 5)),
        ("5. März 2026", date(2026, 3, 5)),
        ("5 de marzo de 2026", date(2026, 3, 5)),
        ("1er janvier 2020", date(2020, 1, 1)),
        ("25DEC18", date(2018, 12, 25)),
        ("MAR 05,18", date(2018, 3, 5)),
        ("12/25/2018", date(2018, 12, 25)),
        ("20180605", date(2018, 6, 5)),
        ("20180605/06", None),
        ("12/O3/2018", date(2018, 3, 12)),
        ("31/02/2018", None),
        ("20181332", None),
        ("25/12/2018 10:00", None),
    ],
)
def test_a_date_is_found_in_full_or_not_at_all(text: str, day: date | None) -> None:
    assert only_date(text) == day


@pytest.mark.parametrize("text", NOT_DATES.split("|"))
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert find_dates(text) == []


def test_a_time_printed_close_to_the_date_does_not_hide_it() -> None:
    [found] = find_dates("19/10/201820:49:59")
    assert found.value == date(2018, 10, 19)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("20:49:59", time(20, 49, 59)),
        ("8:30 p.m.", time(20, 30)),
        ("12:05 AM", time(0, 5)),
        ("18h30", time(18, 30)),
        ("12.30 Uhr", time(12, 30)),
    ],
)
def test_times_are_read(text: str, value: time) -> None:
    assert [found.value for found in find_times(f"at {text}")] == [value]


@pytest.mark.parametrize("text", ["12.30", "25:00", "13:00 pm", "1:2", "24:00"])
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(text) == []


def test_every_month_has_a_name_in_every_language() -> None:
    assert set(month_names().values()) == set(range(1, 13))
    assert month_names()["dec"] == month_names()["dezember"] == month_names()["dicembre"] == 12


@pytest.mark.parametrize(
    "text", ["Sort code: 20-04-15", "Sort Code 09-01-28", "S/C 12-03-05", "20-04-15 73518842"]
)
def test_the_sort_code_of_a_bank_is_no_date(text: str) -> None:
    assert find_dates(text) == []


def test_a_date_with_dashes_before_a_short_number_stays_one() -> None:
    assert [one.value for one in find_dates("20-04-15 1842")] == [date(2015, 4, 20)]
