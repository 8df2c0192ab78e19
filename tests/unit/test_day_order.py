"""Whether the day or the month stands first is told by the text, and by its country."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.dates import find_dates
from docintel.extraction.day_order import is_day_first


@pytest.mark.parametrize(
    "text",
    [
        "03/25/2024",
        "Printed 03 / 25 / 2024",
        "Austin, TX 78701",
        "Portland, Oregon 97201",
        "Boise, ID 83702",
        "Memphis, TN\n38103-1234",
        "Washington, D.C. 20001",
        "Made in the United States",
        "Springfield, U.S.A.",
        "All amounts in USD",
        "Total US$ 12.00",
        "FICA 12.00",
        "401(k) 12.00",
        "Federal Income Tax 12.00",
    ],
)
def test_of_american_texts_the_month_stands_first(text: str) -> None:
    assert not is_day_first(f"{text}\nDate 03/04/2024")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25/03/2024 USD",
        "Tax ID 83702",
        "DE 10117 Berlin",
        "Order ME 12345",
        "Austin, TX 78701 EUR 12.00",
        "Boise, ID 83702\nTotal \u00a3 12.00",
        "USD, delivered on 25 March 2024.",
        "USD, delivered on 25th of March 2024.",
    ],
)
def test_of_other_texts_the_day_stands_first(text: str) -> None:
    assert is_day_first(f"{text}\nDate 03/04/2024")


def test_with_points_the_day_stands_first_in_every_country() -> None:
    assert is_day_first("USD 12.00\n03.04.2024")
    assert not is_day_first("USD 12.00\n03.25.2024\n03.04.2024")


def test_the_names_of_months_tell_which_habit_an_american_text_has() -> None:
    assert is_day_first("USD 03/04/2024, paid 5 March 2024.")
    assert not is_day_first("USD 03/04/2024, paid 5 March 2024, due March 9, 2024")


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)), st.sampled_from("/-."), st.booleans())
def test_a_date_that_leaves_no_choice_decides_for_all(
    day: date, mark: str, is_american: bool
) -> None:
    form = f"%m{mark}%d{mark}%Y" if is_american else f"%d{mark}%m{mark}%Y"
    decisive = date(2024, 3, 25).strftime(form)
    text = f"{day.strftime(form)} {decisive}"
    found = [one.value for one in find_dates(text, is_day_first(text))]
    assert found == [day, date(2024, 3, 25)]
