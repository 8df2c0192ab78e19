"""Search words: what a person types finds what is printed, in whatever notation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.storage.folding import search_words, terms


@pytest.mark.parametrize(
    "printed", ["1.234,56", "1,234.56", "1234.56", "1 234".replace(" ", "'") + ".56"]
)
def test_an_amount_is_found_in_every_notation(printed: str) -> None:
    assert "123456" in search_words(printed).split()


def test_an_identifier_is_found_whole_and_by_its_parts() -> None:
    assert search_words("RE-2024/001").split() == ["re2024001", "re", "2024", "001"]


@pytest.mark.parametrize(
    ("text", "word"), [("Müller", "muller"), ("STRASSE", "strasse"), ("Straße", "strasse")]
)
def test_accents_and_case_do_not_matter(text: str, word: str) -> None:
    assert search_words(text) == word


@given(st.text())
def test_search_words_are_letters_and_digits_of_bounded_length(text: str) -> None:
    for word in search_words(text).split():
        assert word.isalnum()
        assert len(word) <= 60


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = search_words(text)
    assert search_words(once) == once


@given(st.text())
def test_terms_stand_where_they_are_said_to(text: str) -> None:
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in terms(text))


def test_a_hostile_page_cannot_flood_the_index() -> None:
    assert len(search_words(" ".join(map(str, range(100_000)))).split()) == 15_000
