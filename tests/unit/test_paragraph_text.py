"""Paragraphs are where the page leaves a gap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word
from docintel.core.paragraph_text import paragraph_text


def line(text: str, top: float, height: float = 30, left: float = 0) -> Line:
    words = text.split()
    boxes = [Box(left + 100 * at, top, left + 100 * at + 90, top + height) for at in range(9)]
    return Line(tuple(Word(word, box) for word, box in zip(words, boxes, strict=False)))


def text_of(*lines: Line) -> str:
    return paragraph_text(Document("d", (Page(1, 1000, 1000, 200, lines=lines),)))


def test_a_wider_gap_parts_two_paragraphs() -> None:
    text = text_of(line("one", 0), line("two", 40), line("three", 100), line("four", 140))
    assert text == "one\ntwo\n\nthree\nfour"


def test_a_heading_is_parted_by_its_size() -> None:
    assert text_of(line("Heading", 0, 60), line("text", 70), line("more", 110)) == (
        "Heading\n\ntext\nmore"
    )


def test_what_stands_beside_is_another_column() -> None:
    assert text_of(line("left", 0), line("right", 2, left=500)) == "left\n\nright"


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(1, 99))))
def test_no_word_is_lost_or_moved(places: list[tuple[float, float]]) -> None:
    lines = tuple(line(f"word{at}", *place) for at, place in enumerate(places))
    document = Document("d", (Page(1, 1000, 1000, 200, lines=lines),))
    assert paragraph_text(document).split() == document.text.split()
