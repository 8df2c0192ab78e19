"""Measure how often a model alone is right: its surest value of each field against the truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.engines.boosting.model import BoostingModel
from docintel.evaluation.normal_form import normal_form
from docintel.extraction.decoding.decode import Model, with_candidates
from docintel.training.example import Example

#: A value that is less sure than this counts as not found.
_LEAST = 0.4
TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Counts:
    """Of one field, in how many documents it is labelled, found, and found right."""

    labelled: int = 0
    found: int = 0
    right: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.labelled + self.found, 1)

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.labelled + other.labelled, self.found + other.found, self.right + other.right
        )


def count(
    model: BoostingModel, document_type: DocumentType, examples: Iterable[Example]
) -> dict[str, Counts]:
    """For each header field that the model knows."""
    known = [one for one in document_type.fields if one.learned_as in model.labels]
    totals = {one.name: Counts() for one in known}
    for example in examples:
        found = surest(model, document_type, example.document)
        for field in known:
            expected, one = example.fields.get(field.name), found.get(field.name)
            right = one is not None and expected is not None and is_same(one, expected, field)
            totals[field.name] += Counts(expected is not None, one is not None, right)
    return totals


def f1_of(counts: Mapping[str, Counts]) -> dict[str, float]:
    """By field, and over all fields together."""
    asked = {name: one for name, one in counts.items() if one.labelled}
    scores = {name: round(one.f1, 4) for name, one in asked.items()}
    return {**scores, TOGETHER: round(sum(asked.values(), Counts()).f1, 4)}


def added(several: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    """The counts of several measurements together."""
    names = dict.fromkeys(name for one in several for name in one)
    return {name: sum((one[name] for one in several if name in one), Counts()) for name in names}


def surest(
    model: BoostingModel, document_type: DocumentType, document: Document
) -> dict[str, Candidate]:
    """The model's surest value of each field, where it is sure enough."""
    said = Model("boosting", model.labels, model.score(document, document_type))
    alone = replace(document, candidates=())
    best: dict[str, Candidate] = {}
    for one in with_candidates(alone, document_type, said):
        known = best.get(one.name)
        is_better = known is None or one.confidence > known.confidence
        if one.row is None and one.confidence >= _LEAST and is_better:
            best[one.name] = one
    return best


def is_same(found: Candidate, expected: str, field: FieldSpec) -> bool:
    """By meaning, or letter by letter: a day may be labelled as it is printed, month first."""
    forms = {normal_form(found.value, field.kind)}
    if field.kind is Kind.DATE:
        forms.add(normal_form(found.text, field.kind))
    return normal_form(expected, field.kind) in forms
