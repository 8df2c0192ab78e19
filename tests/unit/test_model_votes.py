"""A model's vote says how sure it is, who learned it, and where the value stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from docintel.core.document import Candidate, Document
from docintel.core.document_type import FieldSpec, Kind
from docintel.core.page import Origin
from docintel.engines.protocols import WordScorer, WordScores
from docintel.extraction.weighing.contested import Contested
from docintel.extraction.weighing.looks import Looks
from docintel.stages.propose_by_model import ProposeByModel
from tests.unit.typesetting import Placed, as_type, typeset
from tests.unit.word_scores import Marks

RECEIPT: list[Placed] = [(50, 50, "Tea"), (50, 500, "Total 7.50")]


@dataclass(frozen=True)
class LearnedHere:
    """A model that learned from one's own examples."""

    marks: Marks
    version: str = "marks@1"

    def score(self, document: Document) -> WordScores:
        return replace(self.marks.score(document), own=True)


def votes(scorer: WordScorer, document: Document) -> list[Candidate]:
    return list(ProposeByModel(scorer)(document).candidates)


def test_what_was_learned_from_ones_own_examples_says_so() -> None:
    receipt, marks = as_type(typeset(RECEIPT), "receipt"), Marks({"total": {"7.50": 0.9}})
    assert {one.voter for one in votes(marks, receipt)} == {"marks@1"}
    assert {one.voter for one in votes(LearnedHere(marks), receipt)} == {"own-marks@1"}


def test_no_model_is_certain() -> None:
    marks = Marks({"total": {"7.50": 1.0}})
    [total] = votes(marks, as_type(typeset(RECEIPT), "receipt"))
    assert total.confidence == 0.999


def test_no_model_is_certain_of_a_cell() -> None:
    page: list[Placed] = [(50, 50, "Tea"), (400, 50, "2"), (700, 50, "7.50")]
    marks = Marks({"item_quantity": {"2": 1.0}, "item_amount": {"7.50": 1.0}})
    cells = votes(marks, as_type(typeset(page), "receipt"))
    assert [(one.name, one.row, one.confidence) for one in cells] == [
        ("quantity", 0, 0.999),
        ("total", 0, 0.999),
    ]


def test_labels_of_one_field_add_up_for_a_word() -> None:
    """A model that tells a gross total from a total to pay may be torn between the two."""
    marks = Marks({"total": {"7.50": 0.4}, "Total": {"7.50": 0.3}})
    [total] = votes(marks, as_type(typeset(RECEIPT), "receipt"))
    assert total.confidence == pytest.approx(0.7)


def test_a_value_that_goes_on_overleaf_is_shown_where_it_begins() -> None:
    pages: tuple[list[Placed], ...] = (
        [(50, 400, "Northwind Supplies Ltd")],
        [(50, 50, "Harbour Mart GmbH")],
    )
    marks = Marks({"parties": {"Northwind Supplies Ltd": 0.9, "Harbour Mart GmbH": 0.9}})
    [parties] = votes(marks, as_type(typeset(*pages), "contract"))
    assert parties.value == "Northwind Supplies Ltd; Harbour Mart GmbH"
    assert parties.page == 1
    assert {box.top for box in parties.boxes} == {400}


@pytest.mark.parametrize(("page", "left"), [(1, 2), (2, 1), (3, 0)])
def test_a_value_knows_how_many_pages_follow(page: int, left: int) -> None:
    document = typeset(RECEIPT, RECEIPT, RECEIPT)
    boxes = (document.pages[page - 1].words[-1].box,)
    vote = Candidate("total", "7.50", "7.50", 0.9, Origin.MODEL, "marks@1", page, boxes)
    value = Contested(0, FieldSpec("total", Kind.MONEY), None, "7.50", (vote,))
    found = Looks.of(document.pages).features(value)
    assert (found["page"], found["pages_left"]) == (page, left)
