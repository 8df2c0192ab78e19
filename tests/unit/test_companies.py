from __future__ import annotations

import pytest

from docintel.extraction.companies import has_legal_form


@pytest.mark.parametrize(
    "name", ["Oak & Elm Ltd", "CONNAGHAN HAULAGE LTD", "HARBOUR FOODS GMBH", "Muster GmbH & Co. KG"]
)
def test_a_legal_form_is_known_in_either_case(name: str) -> None:
    assert has_legal_form(name)


@pytest.mark.parametrize("text", ["UNLIMITED OFFERS", "limited stock", "LTD"])
def test_a_word_that_holds_or_is_only_a_legal_form_names_no_company(text: str) -> None:
    assert not has_legal_form(text)
