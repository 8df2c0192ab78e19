"""Who votes for a stored value is asked anew, place by place, for as long as somebody listens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from docintel.core.document import Candidate, Document, Field, LineItem, TypeGuess
from docintel.core.filing import Filing
from docintel.core.geometry import Box
from docintel.core.influence import Explanation
from docintel.core.page import Origin, Page
from docintel.errors import EngineError, UnknownNameError
from docintel.pipeline.runner import Named
from docintel.pipeline.stage import Slot
from docintel.services.explain import Explainer
from tests.fakes import pipeline
from tests.unit.test_record import FILING

HEAD, FIRST, SECOND = (Box(100, top, 150, top + 10) for top in (500, 100, 130))


def total(value: str, page: int, box: Box) -> Field:
    return Field("total", value, value, 0.9, Origin.OCR, "rules@1", page, (box,))


STORED = Document(
    FILING.id,
    (Page(1, 900, 900, 72), Page(2, 900, 900, 72)),
    type=TypeGuess("receipt", 1.0),
    fields=(total("7.50", 2, HEAD),),
    line_items=(LineItem((total("3.00", 1, FIRST),)), LineItem((total("4.50", 1, SECOND),))),
    candidates=(Candidate("total", "9.99", "9.99", 1.0, Origin.E_INVOICE, "e_invoice@1"),),
)


def vote(value: str, sure: float, page: int, box: Box, row: int | None = None) -> Candidate:
    voter = f"voter-of-{value}@1"
    return Candidate("total", value, value, sure, Origin.MODEL, voter, page, (box,), row)


@dataclass(frozen=True)
class Votes:
    """A voter that proposes these values, and says why it holds them for right."""

    votes: tuple[Candidate, ...]
    reads: ClassVar = frozenset[Slot]()
    writes: ClassVar = frozenset({Slot.CANDIDATES})

    def __call__(self, document: Document) -> Document:
        return replace(document, candidates=(*document.candidates, *self.votes))

    def explain(
        self, document: Document, value: Field, go_on: Callable[[], None]
    ) -> Explanation | None:
        go_on()
        return Explanation("votes@1", value.value, 0.9, ())


@dataclass(frozen=True)
class Fails:
    """A voter whose engine is broken."""

    reads: ClassVar = frozenset[Slot]()
    writes: ClassVar = frozenset({Slot.CANDIDATES})

    def __call__(self, document: Document) -> Document:
        raise EngineError("the model failed")


@dataclass(frozen=True)
class OneDocument:
    """Stands for all that is stored."""

    def filing(self, beginning: str) -> Filing:
        return FILING

    def document(self, document_id: str) -> Document:
        return STORED


def explainer(*voters: Votes | Fails) -> Explainer:
    stages = tuple(Named(f"voter {at}", voter) for at, voter in enumerate(voters))
    return Explainer(OneDocument(), pipeline(document_stages=stages))  # type: ignore[arg-type]


VOTES = Votes(
    (
        vote("3.00", 0.5, 1, FIRST, row=0),
        vote("3.60", 0.8, 1, FIRST, row=7),
        vote("4.50", 0.9, 1, SECOND, row=1),
        vote("7.50", 0.6, 2, HEAD),
        vote("7.80", 0.7, 2, HEAD),
        vote("4.56", 0.9, 2, FIRST, row=0),
    )
)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("total", ["7.80", "7.50"]),
        ("line_items[0].total", ["3.60", "3.00"]),
        ("line_items[1].total", ["4.50"]),
    ],
)
def test_votes_for_the_very_place_are_told_the_surest_first(name: str, values: list[str]) -> None:
    found = explainer(VOTES).explain(FILING.id, name)
    assert [one.value for one in found.votes] == values
    assert [one.label for one in found.explanations] == [found.field.value]


def test_what_came_with_the_file_votes_no_more() -> None:
    assert explainer(VOTES).explain(FILING.id, "total").votes[0].value != "9.99"


def test_a_voter_that_fails_keeps_nobody_else_from_voting() -> None:
    found = explainer(Fails(), VOTES).explain(FILING.id, "total")
    assert [one.value for one in found.votes] == ["7.80", "7.50"]


@pytest.mark.parametrize("name", ["line_items[2].total", "line_items[0].vat", "colour"])
def test_what_is_not_there_is_said_to_be_unknown(name: str) -> None:
    with pytest.raises(UnknownNameError, match="it has: total"):
        explainer(VOTES).explain(FILING.id, name)


class LeftError(Exception):
    """Whoever asked has gone."""


@pytest.mark.parametrize("asked", [1, 2, 3])
def test_nobody_is_asked_any_more_once_whoever_asked_has_gone(asked: int) -> None:
    """Two voters are asked for their votes, then for their reasons."""
    called: list[int] = []

    def go_on() -> None:
        called.append(len(called))
        if len(called) == asked:
            raise LeftError

    with pytest.raises(LeftError):
        explainer(VOTES, VOTES).explain(FILING.id, "total", go_on)
    assert len(called) == asked


def test_every_voter_is_preceded_by_the_question_whether_to_go_on() -> None:
    called = []
    explainer(VOTES, VOTES).explain(FILING.id, "total", lambda: called.append(1))
    assert len(called) == 4
