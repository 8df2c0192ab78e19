"""The shipped models of types, on made-up papers of templates that they were not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from docintel.core.document import UNKNOWN_TYPE, Document
from docintel.engines.doctype_model.cut_model import CutModel
from docintel.engines.doctype_model.type_model import TypeModel
from docintel.stages.classify_type import ClassifyType
from docintel.stages.split_pack import SplitPack
from docintel.training.data_set import make_example
from docintel.training.synthesis.makers import makeable_types
from docintel.training.synthesis.split import Split

SEED, EACH = 4711, 4
#: So many that the chance of one layout does not decide, the share that must be told, and how many
#: may be taken for another type.
MANY, MOST, MISTAKEN = 40, 0.75, 1
NAMES = (*makeable_types(), UNKNOWN_TYPE)


@cache
def papers(type_name: str, count: int = EACH) -> list[Document]:
    made = (make_example(SEED, at, (type_name,), Split.TEST).document for at in range(count))
    return [replace(one, type=None, cuts=None) for one in made]


def said_of(documents: Sequence[Document]) -> list[str]:
    stage = ClassifyType(TypeModel())
    return [found.name for one in documents if (found := stage(one).type)]


@pytest.mark.parametrize("name", NAMES)
def test_a_paper_is_of_its_type_or_unknown_and_rarely_that(name: str) -> None:
    said = said_of(papers(name, MANY))
    assert said.count(name) >= MOST * MANY
    assert MANY - said.count(name) - said.count(UNKNOWN_TYPE) <= MISTAKEN


def test_a_pack_is_cut_between_its_papers_and_nowhere_else() -> None:
    pages, ends = [], []
    for of_a_type in zip(*map(papers, NAMES), strict=True):
        for one in of_a_type:
            pages += one.pages
            ends.append(len(pages))
    pack = Document("pack", tuple(replace(page, number=at) for at, page in enumerate(pages, 1)))
    cuts = SplitPack(CutModel())(pack).cuts or ()
    assert set(cuts) <= set(ends)
    assert len(cuts) > 0.8 * (len(ends) - 1)


def test_a_paper_of_several_pages_is_left_whole() -> None:
    several = [one for name in NAMES for one in papers(name) if len(one.pages) > 1]
    assert several
    assert all(SplitPack(CutModel())(one).cuts == () for one in several)
