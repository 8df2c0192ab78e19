"""A piece of a document's text is found again on its page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word
from docintel.core.text_map import TextMap

TEXTS = st.text(st.characters(exclude_categories=("Z", "C")), min_size=1, max_size=6)
PAGES = st.lists(st.lists(st.lists(TEXTS, min_size=1, max_size=4), max_size=4), max_size=3)


def document_of(pages: list[list[list[str]]]) -> Document:
    """Pages of lines of words; each word's box tells its page, line and place."""
    return Document("d", tuple(_page(number, lines) for number, lines in enumerate(pages, 1)))


def _page(number: int, lines: list[list[str]]) -> Page:
    return Page(
        number,
        1000,
        1000,
        200,
        lines=tuple(
            Line(tuple(Word(text, box_of(row, place)) for place, text in enumerate(words)))
            for row, words in enumerate(lines)
        ),
    )


def box_of(row: int, place: int) -> Box:
    return Box(place * 100, row * 20, place * 100 + 90, row * 20 + 15)


@given(PAGES)
def test_the_page_texts_are_pieces_of_the_document_text(pages: list[list[list[str]]]) -> None:
    document = document_of(pages)
    for page in TextMap(document).pages:
        assert document.text[page.start : page.start + len(page.text)] == page.text
        assert document.pages[page.number - 1].text == page.text


@given(PAGES, st.data())
def test_every_word_is_found_where_it_stands(
    pages: list[list[list[str]]], data: st.DataObject
) -> None:
    document = document_of(pages)
    words = [
        (number, row, place)
        for number, lines in enumerate(pages, 1)
        for row, line in enumerate(lines)
        for place, _ in enumerate(line)
    ]
    if not words:
        assert TextMap(document).place(0, len(document.text)) == (None, ())
        return
    number, row, place = data.draw(st.sampled_from(words))
    before = [page.text for page in document.pages[: number - 1]]
    above = [line.text for line in document.pages[number - 1].lines[:row]]
    left = pages[number - 1][row][:place]
    start = sum(len(text) + 2 for text in before) + sum(len(text) + 1 for text in above)
    start += sum(len(text) + 1 for text in left)
    end = start + len(pages[number - 1][row][place])
    assert document.text[start:end] == pages[number - 1][row][place]
    assert TextMap(document).place(start, end) == (number, (box_of(row, place),))


def test_what_runs_over_two_lines_has_a_box_for_each() -> None:
    document = document_of([[["Main", "Street", "1"], ["80333", "Munich"]]])
    start = document.text.index("Street")
    end = document.text.index("Munich")
    expected = (box_of(0, 1).union(box_of(0, 2)), box_of(1, 0))
    assert TextMap(document).place(start, end) == (1, expected)


def test_what_begins_with_the_blank_before_a_word_is_that_word_alone() -> None:
    document = document_of([[["Total", "123.45"]]])
    assert TextMap(document).place(5, 12) == (1, (box_of(0, 1),))
    assert TextMap(document).place(5, 6) == (None, ())


def test_what_goes_on_on_the_next_page_is_shown_where_it_begins() -> None:
    document = document_of([[["to", "be"]], [["continued"]]])
    assert TextMap(document).place(3, len(document.text)) == (1, (box_of(0, 1),))


def test_a_part_of_a_word_is_shown_by_the_whole_word() -> None:
    document = document_of([[["Total:123.45"]]])
    assert TextMap(document).place(6, 12) == (1, (box_of(0, 0),))
