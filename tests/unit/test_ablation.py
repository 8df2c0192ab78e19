"""An ablation tells what each voter is worth, on pages that are read once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest
from PIL.Image import Image

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.page import Origin, Page
from docintel.evaluation.ablation_table import ablation_table
from docintel.pipeline.runner import Named, Pipeline
from docintel.pipeline.stage import Slot
from docintel.services.ablation import JOINED, REPAIRED, ablate, variants
from docintel.services.evaluate import EvaluateOptions
from docintel.stages.decide_fields import DecideFields
from docintel.stages.propose_by_model import ProposeByModel
from docintel.stages.validate import Validate
from tests.unit.test_evaluate import FakeSource, ReadLayer, labels, row
from tests.unit.word_scores import Marks


@dataclass(frozen=True)
class CountsPages(ReadLayer):
    """Reads the text layer, and knows how often it did."""

    pages: ClassVar[list[int]] = []

    def __call__(self, page: Page, image: Image) -> Page:
        self.pages.append(page.number)
        return ReadLayer.__call__(self, page, image)


@dataclass(frozen=True)
class Says:
    """A voter that always proposes the same total."""

    reads: ClassVar = frozenset({Slot.LINES})
    writes: ClassVar = frozenset({Slot.CANDIDATES})

    total: str
    confidence: float = 0.5

    def __call__(self, document: Document) -> Document:
        vote = Candidate("total", self.total, self.total, self.confidence, Origin.OCR, "rules@1")
        return replace(document, candidates=(*document.candidates, vote))


@dataclass(frozen=True)
class IsReceipt:
    reads: ClassVar = frozenset({Slot.LINES})
    writes: ClassVar = frozenset({Slot.TYPE})

    def __call__(self, document: Document) -> Document:
        return replace(document, type=TypeGuess("receipt", 1.0))


@dataclass(frozen=True)
class Repairs:
    """Nothing here needs repair."""

    reads: ClassVar = frozenset({Slot.FIELDS})
    writes: ClassVar = frozenset({Slot.FIELDS})

    def __call__(self, document: Document) -> Document:
        return document


PIPELINE = Pipeline(
    "test",
    "test@1",
    FakeSource(),
    page_stages=[Named("read_text", CountsPages())],
    document_stages=[
        Named("classify_type", IsReceipt()),
        Named("propose_from_form", Says("1.00", 0.99)),
        Named("propose_by_rules", Says("2.00")),
        Named("propose_by_model", ProposeByModel(Marks({"total": {"9.00": 0.9}}))),
        Named("decide_fields", DecideFields()),
        Named("repair_fields", Repairs()),
        Named("validate", Validate()),
    ],
)


def names(pipeline: Pipeline) -> list[str]:
    return [stage.name for stage in pipeline.document_stages]


def test_each_voter_stands_alone_then_all_together_then_with_repair() -> None:
    made = dict(variants(PIPELINE))
    assert list(made) == ["rules", "marks", JOINED, REPAIRED]
    frame = ["classify_type", "decide_fields", "validate"]
    assert names(made["rules"]) == [frame[0], "propose_by_rules", *frame[1:]]
    assert names(made["marks"]) == [frame[0], "propose_by_model", *frame[1:]]
    both = [frame[0], "propose_by_rules", "propose_by_model", "decide_fields"]
    assert names(made[JOINED]) == [*both, "validate"]
    assert names(made[REPAIRED]) == [*both, "repair_fields", "validate"]


def test_a_pipeline_without_repair_has_no_such_variant() -> None:
    stages = [stage for stage in PIPELINE.document_stages if stage.name != "repair_fields"]
    made = dict(variants(replace(PIPELINE, document_stages=stages)))
    assert list(made) == ["rules", "marks", JOINED]


def test_every_variant_is_measured_on_pages_that_are_read_once(tmp_path: Path) -> None:
    CountsPages.pages.clear()
    path = labels(tmp_path, row("1", pdf="1.pdf"), row("2", pdf="damaged.pdf"))
    reports = ablate(PIPELINE, path, EvaluateOptions(), lambda done, of: None)
    assert len(CountsPages.pages) == 1
    right = {name: report.overall.correct for name, report in reports.items()}
    assert right == {"rules": 0, "marks": 1, JOINED: 1, REPAIRED: 1}
    assert {len(report.failed) for report in reports.values()} == {1}


def test_the_table_has_a_column_for_each_variant(tmp_path: Path) -> None:
    path = labels(tmp_path, row("1", pdf="1.pdf"))
    reports = ablate(PIPELINE, path, EvaluateOptions(), lambda done, of: None)
    table = [line.split() for line in ablation_table(reports).splitlines()]
    assert table[0] == ["F1", "rules", "marks", "joined", "with", "repair"]
    assert table[1] == ["total", "0.0%", "100.0%", "100.0%", "100.0%"]


@pytest.mark.parametrize("name", ["propose_from_form"])
def test_exact_sources_are_left_out(name: str) -> None:
    assert all(name not in names(variant) for _, variant in variants(PIPELINE))
