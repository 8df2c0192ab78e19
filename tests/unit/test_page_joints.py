"""What speaks for and against a document's end between two pages."""

from __future__ import annotations

import pytest
from hypothesis import given

from docintel.core.page import Page
from docintel.extraction.page_joints import joint
from docintel.extraction.page_numbers import PageNumber, printed_number
from docintel.extraction.page_sight import PageSight, look_at
from docintel.extraction.reading import read
from tests.unit.pages import document_of
from tests.unit.strategies import documents
from tests.unit.typesetting import typeset

_TEXT = ["Some words of text that go on", "and others below them"] * 6


def page_with(line: str) -> PageSight:
    return look_at(document_of("\n".join([*_TEXT, line])).pages[0])


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Page 2 of 3", PageNumber(2, 3)),
        ("Seite 2/3", PageNumber(2, 3)),
        ("Seite: 1 von 1", PageNumber(1, 1)),
        ("Pág. 4", PageNumber(4)),
        ("Pagina 1 di 2", PageNumber(1, 2)),
        ("Blatt 7", PageNumber(7)),
        ("1 / 2", PageNumber(1, 2)),
        ("- 3 -", PageNumber(3)),
        ("12", PageNumber(12)),
        ("Page 4 of 3", None),
        ("2024", None),
        ("1 of the best", None),
        ("Homepage 12 of ours", None),
    ],
)
def test_the_number_of_a_page_is_read(line: str, number: PageNumber | None) -> None:
    assert page_with(line).number == number


def test_a_bare_number_within_the_text_is_no_page_number() -> None:
    document = document_of("\n".join([*_TEXT, "7", *_TEXT]))
    assert printed_number(read(document), 1) is None


@given(documents())
def test_any_two_pages_are_looked_at_in_numbers_of_a_like_size(document: object) -> None:
    pages = [look_at(page) for page in document.pages]  # type: ignore[attr-defined]
    for before in pages:
        for after in pages:
            assert all(0 <= number <= 1 for number in joint(before, after).values())


def test_numbers_that_go_on_and_numbers_that_begin_anew_are_told_apart() -> None:
    one, two, fresh = page_with("Page 1 of 2"), page_with("Page 2 of 2"), page_with("Page 1 of 4")
    inside, between = joint(one, two), joint(two, fresh)
    assert inside["number goes on"] == inside["same count"] == inside["before is not the last"] == 1
    assert inside["after is page 1"] == 0
    assert between["after is page 1"] == between["before is the last"] == 1
    assert between["number goes on"] == between["same count"] == 0


def test_running_heads_and_numbers_of_a_document_are_seen_again() -> None:
    head = [(50, 20, "Harbour Supplies Ltd"), (700, 20, "INV-20240113")]
    body = [(50, 100 + 40 * at, text) for at, text in enumerate(_TEXT)]
    one, two = typeset([*head, *body]).pages[0], typeset([*head, *body[::-1]]).pages[0]
    other = typeset([(50, 20, "Northwind Ltd"), (700, 20, "INV-77781"), *body]).pages[0]
    same, changed = joint(look_at(one), look_at(two)), joint(look_at(one), look_at(other))
    assert same["heads alike"] > changed["heads alike"]
    assert same["numbers alike"] > changed["numbers alike"] == 0
    assert same["numbers new"] == 0 < changed["numbers new"]


@pytest.mark.parametrize("text", ["Carried forward 9.00", "Übertrag 9,00", "suma y sigue", "segue"])
def test_sums_that_are_carried_join_two_pages(text: str) -> None:
    assert joint(page_with(text), page_with("9.00"))["carries"] == 1
    assert joint(page_with("9.00"), page_with("nothing"))["carries"] == 0


def test_a_farewell_ends_and_a_greeting_begins_a_letter() -> None:
    ends = look_at(document_of("We will see.\nYours sincerely,\nA. Miller").pages[0])
    begins = look_at(document_of("Acme Ltd\nDear Ms Weaver,\nThank you.").pages[0])
    found = joint(ends, begins)
    assert found["took leave"] == found["greets"] == 1
    assert joint(begins, ends)["took leave"] == 0


def test_a_sentence_that_goes_on_joins_two_pages() -> None:
    ends = look_at(document_of("This is a sentence that is not at its").pages[0])
    goes_on = look_at(document_of("end here, but on the next page.").pages[0])
    assert joint(ends, goes_on)["goes on inside"] == 1
    assert joint(goes_on, ends)["goes on inside"] == 0


def test_blank_pages_and_paper_of_another_size_are_seen() -> None:
    text = look_at(document_of("Some text").pages[0])
    blank, small = look_at(Page(1, 2000, 3000, 200)), look_at(Page(2, 900, 3000, 200))
    assert joint(text, blank)["after is blank"] == joint(blank, text)["before is blank"] == 1
    assert joint(text, small)["size differs"] == 1
    assert joint(text, blank)["size differs"] == 0
