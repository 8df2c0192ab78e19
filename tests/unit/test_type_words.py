"""What a type model sees of a document: words and shapes, masked and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Document
from docintel.core.page import FormValue, Page
from docintel.core.type_files import document_types
from docintel.extraction.reading import read
from docintel.extraction.type_evidence import evidence_in
from docintel.extraction.type_shapes import shapes_in_numbers
from docintel.extraction.type_words import pieces_of, words_of
from tests.unit.pages import document_of
from tests.unit.typesetting import typeset


def words(text: str) -> dict[str, float]:
    return dict(words_of(read(document_of(text))))


def shapes(document: Document) -> dict[str, float]:
    return dict(shapes_in_numbers(evidence_in(read(document), document_types().values())))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Rechnung Nr. 2024-0113", ["rechnung", "nr", "#"]),
        ("12.05.2020", ["#"]),
        ("1.234,56 €", ["#", "€"]),
        ("19% USt", ["#", "%", "ust"]),
        ("Größe É", ["grosse", "e"]),
        ("* - ---", []),
    ],
)
def test_numbers_are_masked_and_letters_folded(text: str, pieces: list[str]) -> None:
    assert pieces_of(text) == pieces


@given(st.text())
def test_no_digit_reaches_the_model(text: str) -> None:
    assert not any(letter in "0123456789" for piece in pieces_of(text) for letter in piece)


def test_a_word_is_known_alone_in_pairs_in_parts_and_at_the_top() -> None:
    found = words("Lieferschein Nr. 77\n1\n2\n3\n4")
    assert {"w lieferschein", "w nr", "w #", "b lieferschein nr", "b nr #"} <= set(found)
    assert {"p liefe", "p schei", "h lieferschein", "l lieferschein nr #"} <= set(found)
    assert "p nr" not in found


def test_a_word_at_the_end_stands_not_at_the_top() -> None:
    found = words("\n".join(["Top", *["middle"] * 20, "Bottom"]))
    assert "h top" in found
    assert "h bottom" not in found


def test_a_word_that_recurs_counts_more_but_not_twice_as_much() -> None:
    assert 1 < words("tea tea oak")["w tea"] < 2


def test_later_pages_count_less_and_pages_after_the_third_nothing() -> None:
    found = words("one\n\ntwo\n\nthree\n\nfour")
    assert found["w one"] == 1
    assert found["w two"] == found["w three"] == 0.5
    assert "w four" not in found


def test_shapes_tell_a_table_from_a_letter() -> None:
    row = [(50, "Tea"), (300, "2"), (500, "4.50"), (700, "9.00")]
    table = shapes(typeset([(x, 50 + 40 * at, text) for at in range(8) for x, text in row]))
    letter = shapes(typeset([(50, 50 + 40 * at, "Dear Sir, " + "words " * 12) for at in range(8)]))
    assert table["amounts"] > letter["amounts"] == 0
    assert table["columns"] > letter["columns"]
    assert letter["long"] > table["long"] == 0


def test_shapes_are_numbers_of_a_like_size_also_of_odd_pages() -> None:
    form = (FormValue("a", "b", typeset([(1, 1, "x")]).pages[0].words[0].box),) * 500
    odd = typeset([(0, 0, "I")])
    strange = replace(odd, pages=(replace(odd.pages[0], width=1, height=9000, form_values=form),))
    for document in (odd, strange, typeset([(5 * at, 9 * at, "#" * at) for at in range(1, 90)])):
        assert all(-5 <= number <= 5 for number in shapes(document).values())


def test_cues_of_every_type_are_among_the_shapes() -> None:
    found = shapes(typeset([(50, 50, "Rechnung"), (50, 90, "Rechnungsnummer 4711")]))
    assert {f"cue {name}" for name in document_types()} <= set(found)
    assert found["cue invoice"] > max(found["cue receipt"], found["cue contract"])


def test_a_blank_page_has_no_words() -> None:
    assert words_of(read(Document("d", (Page(1, 100, 100, 72),)))) == {}
