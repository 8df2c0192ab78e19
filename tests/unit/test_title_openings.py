"""A title is known by the words it begins with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.extraction.title_openings import openings_of, spaced


def score(title: str, *words: str, weight: float = 1.0) -> float:
    return openings_of([(spaced(title), weight)]).best(words)


@pytest.mark.parametrize(
    ("title", "words", "expected"),
    [
        ("Invoice", "invoice", 1.0),
        ("INVOICE no. 12", "Invoice", 0.85),
        ("Invoice for all that was done in the month of May", "invoice", 0.5),
        ("Bon de livraison", "bon de livraison", 1.0),
        ("R E C H N U N G", "Rechnung", 0.85),
        ("Rechnungs-Korrektur", "Rechnungskorrektur", 1.0),
        ("Invoices", "invoice", 0.0),
        ("Our invoice", "invoice", 0.0),
        ("P O", "PO", 0.0),
        ("Invoice", "invoice number", 0.0),
        ("", "invoice", 0.0),
        ("Invoice", "-", 0.0),
    ],
)
def test_a_title_that_is_the_words_alone_says_most(title: str, words: str, expected: float) -> None:
    assert score(title, words) == expected


def test_the_best_words_and_the_weightiest_title_count() -> None:
    titles = openings_of([(spaced("Receipt of goods"), 0.7), (spaced("Receipt"), 1.2)])
    assert titles.best(("invoice", "receipt")) == 1.2
    assert titles.best(("receipt of goods",)) == 0.7
    assert titles.best(()) == 0.0


@given(st.lists(st.text("abc ", min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_first_part_of_a_title_is_found(parts: list[str]) -> None:
    whole = spaced(" ".join(parts)).split()
    for count in range(1, len(whole) + 1):
        assert score(" ".join(whole), " ".join(whole[:count])) > 0
