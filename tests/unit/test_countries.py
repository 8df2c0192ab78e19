from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.countries import find_countries


def codes(text: str) -> list[str]:
    return [found.code for found in find_countries(text)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("Deutschland", "DEU"), ("Allemagne", "DEU"), ("Paesi Bassi", "NLD")),
        *(("Royaume-Uni", "GBR"), ("Estados Unidos", "USA"), ("Österreich", "AUT")),
        *(("DEU", "DEU"), ("D", "DEU"), ("NL", "NLD"), ("GBR", "GBR"), ("UTO", None)),
        *(("DEUTSCH", "DEU"), ("BRITISH CITIZEN", "GBR"), ("Française", "FRA"), ("Duitse", "DEU")),
        *(("italiana", "ITA"), ("ESPAÑOLA", "ESP"), ("Nederlandse", "NLD"), ("polnisch", "POL")),
        *(("österreichisch", "AUT"), ("Australian", "AUS"), ("Swiss", "CHE"), ("Indian", "IND")),
        *(("Per", None), ("and", None), ("12 NL", "NLD"), ("A NL", None), ("", None)),
    ],
)
def test_a_country_is_known_by_name_people_and_code(text: str, code: str | None) -> None:
    assert codes(text) == ([code] if code else [])


def test_a_country_in_two_languages_is_found_where_each_stands() -> None:
    found = list(find_countries("DEUTSCH / GERMAN"))
    assert [(one.start, one.end, one.code) for one in found] == [(0, 7, "DEU"), (10, 16, "DEU")]


@given(st.text(max_size=80))
def test_any_text_may_be_asked(text: str) -> None:
    for found in find_countries(text):
        assert 0 <= found.start < found.end <= len(text)
        assert len(found.code) == 3
