from __future__ import annotations

import pytest

from docintel.extraction.companies import has_legal_form, without_registration


@pytest.mark.parametrize(
    "name", ["Oak & Elm Ltd", "CONNAGHAN HAULAGE LTD", "HARBOUR FOODS GMBH", "Muster GmbH & Co. KG"]
)
def test_a_legal_form_is_known_in_either_case(name: str) -> None:
    assert has_legal_form(name)


@pytest.mark.parametrize("text", ["UNLIMITED OFFERS", "limited stock", "LTD"])
def test_a_word_that_holds_or_is_only_a_legal_form_names_no_company(text: str) -> None:
    assert not has_legal_form(text)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Harbour Foods (1351764)", "Harbour Foods"),
        ("HARBOUR FOODS SDN BHD (123456-X)", "HARBOUR FOODS SDN BHD"),
        ("Friends of the Harbour 2020", "Friends of the Harbour 2020"),
    ],
)
def test_a_number_of_registration_is_no_part_of_a_name_but_a_year_is(
    printed: str, name: str
) -> None:
    assert without_registration(printed) == name
