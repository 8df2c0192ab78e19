"""Where a document ends is told by what the words of a page say of its place."""

from __future__ import annotations

import numpy as np
import pytest

from docintel.engines.doctype_model.cut_weights import PLACES, CutWeights, traits
from docintel.engines.doctype_model.shape_table import Scale, ShapeTable
from docintel.engines.doctype_model.word_table import WordTable
from docintel.extraction.page_sight import look_at
from tests.unit.pages import document_of

PAGES = tuple(look_at(page) for page in document_of("one page\n\nanother page").pages)


def saying(place: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    return np.array([5.0 if place == one else 0.0 for one in PLACES])


@pytest.mark.parametrize(
    ("before", "after", "signs"),
    [
        ("last", "first", (1, -1, 1)),
        ("alone", "alone", (1, -1, 1)),
        ("first", "last", (-1, 1, -1)),
        ("inner", "inner", (-1, 1, -1)),
        ("last", "inner", (1, -1, -1)),
    ],
)
def test_the_place_of_each_page_speaks_for_a_cut_or_against_it(
    before: str, after: str, signs: tuple[int, int, int]
) -> None:
    found = traits(PAGES, (saying(before), saying(after)))
    said = (found["before ends"], found["before goes on"], found["after begins"])
    assert tuple(np.sign(said).astype(int)) == signs


def one_number(name: str, weight: float) -> ShapeTable:
    """Looks at one number, which is 0 on the average and deviates by 1."""
    scale = Scale((name,), np.zeros(1), np.ones(1))
    return ShapeTable(scale, np.full((1, 1), weight), np.zeros(1))


def test_what_speaks_for_a_cut_makes_it_likelier() -> None:
    nothing = WordTable(np.zeros(1, np.uint32), np.zeros((1, 4), np.float32), np.zeros(4))
    weights = CutWeights(nothing, one_number("after begins", 5.0))
    unlikely, even, likely = (weights.chance({"after begins": odds}) for odds in (-2, 0, 2))
    assert unlikely < 0.1
    assert even == 0.5
    assert likely > 0.9


def test_a_number_beyond_all_that_were_seen_counts_no_more_than_the_furthest() -> None:
    table = one_number("rows", 1.0)
    assert table.logits({"rows": 4000.0}) == table.logits({"rows": 4.0})
    assert table.logits({"rows": -4000.0}) == table.logits({"rows": -4.0})
