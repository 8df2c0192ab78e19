"""A place to sign that is empty is told in words."""

from __future__ import annotations

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Mark, MarkKind, Page
from docintel.rules.signatures import signed

AT = Box(10, 10, 90, 30)


def document(*states: bool) -> Document:
    marks = tuple(Mark(MarkKind.SIGNATURE, AT, 0.9, state, "Date, signature") for state in states)
    return Document("d", (Page(1, 100, 100, 72), Page(2, 100, 100, 72, marks=marks)))


def test_all_places_that_are_signed_pass() -> None:
    [check] = signed(document(True, True))
    assert (check.passed, check.message) == (True, "signed on page 2")


def test_one_that_is_not_is_named() -> None:
    [check] = signed(document(True, False))
    assert not check.passed
    assert check.message == "1 of 2 signed; missing: 'Date, signature' on page 2"


def test_nothing_is_said_of_a_document_that_asks_for_none() -> None:
    tick = Mark(MarkKind.CHECK_BOX, AT, 0.9, checked=False)
    assert signed(document()) == []
    assert signed(Document("d", (Page(1, 100, 100, 72, marks=(tick,)),))) == []
