"""A document is arranged in rows once, however many voters look at it."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.document import TypeGuess
from docintel.extraction.reading import read
from tests.unit.pages import document_of


def test_voters_of_one_document_share_what_was_read() -> None:
    document = document_of("Invoice no. 7\nTotal 12.50")
    later = replace(document, type=TypeGuess("invoice", 1.0))
    assert read(later) is read(document)


def test_pages_that_changed_are_read_anew() -> None:
    document = document_of("Invoice no. 7\nTotal 12.50")
    before = read(document)
    page = document.pages[0]
    shorter = replace(document, pages=(replace(page, lines=page.lines[:1]),))
    assert [segment.text for segment in read(shorter).segments] == ["Invoice no. 7"]
    assert [segment.text for segment in before.segments] == ["Invoice no. 7", "Total 12.50"]


def test_many_documents_are_never_mixed_up() -> None:
    numbers = range(200)
    # Each is dropped at once, so that the next may get its place in memory.
    texts = [read(document_of(f"Number {number}")).text for number in numbers]
    assert texts == [f"Number {number}" for number in numbers]
