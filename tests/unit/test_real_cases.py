"""What the judge may see of the real sets: nothing that measures, and of learned papers the rules
alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

import pytest

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Origin, Page
from docintel.evaluation.labels import LabelledDocument
from docintel.training.judge.cases import Case, Truth
from docintel.training.judge.fit import fit
from docintel.training.judge.real import real_cases
from docintel.training.judge.table import table_of
from docintel.training.page_reader import PageReader
from docintel.training.splits import Part, part_of
from tests.unit.test_train_judge import pipeline, write_sroie

TOTAL = frozenset({"total"})
MERCHANTS = (
    *("Northwind Bakery", "Lavender Florist", "Quayside Tools", "Old Mill Optics", "Zebra Cycles"),
    *("Hillcrest Pharmacy", "Ungava Outfitters", "Kestrel Books", "Pemberton Dairy", "Jade Wok"),
    *("Stonebridge Motors", "Fig and Olive", "Vantage Telecom", "Iris Nursery", "Crown Laundry"),
)
PARTS = {
    name: part_of("sroie", LabelledDocument("1", {"merchant_name": name}, type="receipt"))
    for name in MERCHANTS
}
#: One letter more than the name of a merchant that voters learn from, and another part.
LEARNED = next(name for name, part in PARTS.items() if part is Part.TRAIN)
MISPRINT = next(
    name
    for name in (f"{LEARNED} {letter}" for letter in "ABCDEFGHIJKLMN")
    if part_of("sroie", LabelledDocument("1", {"merchant_name": name})) is Part.CALIBRATION
)


def both_vote(document: Document) -> Document:
    votes = tuple(
        Candidate("total", "9.00", "9.00", 0.9, Origin.OCR, voter)
        for voter in ("rules@1", "boosting@1")
    )
    return replace(document, candidates=votes)


@pytest.fixture(scope="module")
def by_merchant(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Case]:
    folder = tmp_path_factory.mktemp("real")
    data = write_sroie(folder, dict.fromkeys((*MERCHANTS, MISPRINT), "9.00"))
    reader = PageReader(pipeline(), folder / "pages")
    found = real_cases(data, reader, both_vote, lambda what, done, of: None)
    return {case.truth.fields["merchant_name"]: case for case in found}


def test_no_document_that_measures_is_learned_from(by_merchant: Mapping[str, Case]) -> None:
    assert Part.TEST in PARTS.values()
    seen = {name for name, part in PARTS.items() if part is not Part.TEST}
    assert set(by_merchant) == {*seen, MISPRINT}


def test_voters_are_not_judged_by_what_they_learned(by_merchant: Mapping[str, Case]) -> None:
    for name, case in by_merchant.items():
        learned = name == MISPRINT or PARTS[name] is Part.TRAIN
        assert case.families == ({"rules"} if learned else {"rules", "boosting"}), name
        assert case.whole is not learned


def test_receipts_of_one_merchant_are_one_group(by_merchant: Mapping[str, Case]) -> None:
    assert {case.group for case in by_merchant.values()} == {f"sroie/{one}" for one in by_merchant}


def test_no_confidence_comes_from_a_judge_that_saw_the_group() -> None:
    """Each shop prints its total in its own place, and nothing else tells whether it is right."""
    random = Random(2)
    shops = [(f"shop {n}", 20.0 * n, random.choice(["1.00", "2.00"])) for n in range(40)]
    table = table_of(
        [
            Case(_paper(top), Truth({"total": total}, TOTAL), shop)
            for shop, top, total in shops
            for _ in range(6)
        ]
    )
    confidence = fit(table, seed=0).confidence
    right, wrong = confidence[table.right], confidence[~table.right]
    assert right.mean() - wrong.mean() < 0.1


def _paper(top: float) -> Document:
    box = Box(100, top, 200, top + 10)
    total = Candidate("total", "1.00", "1.00", 0.8, Origin.OCR, "rules@1", 1, (box,))
    page = Page(1, 900, 900, 72)
    return Document("d", (page,), type=TypeGuess("receipt", 1.0), candidates=(total,))
