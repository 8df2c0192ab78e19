"""A file is cut only where that is nearly certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from docintel.core.document import Attachment, Document
from docintel.extraction.page_sight import PageSight
from docintel.stages.split_pack import SplitPack
from tests.unit.pages import document_of

FOUR = document_of("one\n\ntwo\n\nthree\n\nfour")


@dataclass(frozen=True)
class Guesses:
    """Gives these chances for the joints of a file."""

    chances: tuple[float, ...]
    version: str = "guesses@1"

    def score_cuts(self, pages: Sequence[PageSight]) -> Sequence[float]:
        assert len(pages) == len(self.chances) + 1
        return self.chances


@pytest.mark.parametrize(
    ("chances", "cuts"),
    [
        ((0.1, 0.99, 0.2), (2,)),
        ((0.95, 0.5, 0.97), (1, 3)),
        ((0.8, 0.8, 0.8), ()),
        ((1.0, 1.0, 1.0), (1, 2, 3)),
    ],
)
def test_it_cuts_after_the_pages_that_surely_are_last(
    chances: tuple[float, ...], cuts: tuple[int, ...]
) -> None:
    assert SplitPack(Guesses(chances))(FOUR).cuts == cuts


@pytest.mark.parametrize("decided", [(), (3,)])
def test_what_is_decided_stays(decided: tuple[int, ...]) -> None:
    document = replace(FOUR, cuts=decided)
    assert SplitPack(Guesses(()))(document) is document


@pytest.mark.parametrize("document", [Document("d"), document_of("one page")])
def test_less_than_two_pages_are_one_document(document: Document) -> None:
    assert SplitPack(Guesses(()))(document).cuts == ()


def test_an_e_invoice_is_left_whole() -> None:
    document = replace(FOUR, attachments=(Attachment("factur-x.XML", b"<x/>"),))
    assert SplitPack(Guesses(()))(document).cuts == ()


def test_another_attachment_says_nothing() -> None:
    document = replace(FOUR, attachments=(Attachment("notes.txt", b""),))
    assert SplitPack(Guesses((0.99, 0.0, 0.0)))(document).cuts == (1,)
