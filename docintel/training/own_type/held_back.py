"""What a model answers about documents that it did not learn from, and which answers are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType
from docintel.engines.boosting.model import BoostingModel
from docintel.extraction.decoding.decode import Model, with_candidates
from docintel.extraction.own_votes import each_once
from docintel.training.boosting.figures import is_same
from docintel.training.example import Example


@dataclass(frozen=True, slots=True)
class Answer:
    """The value that would be taken for a field, `said` as surely as that; `role` is its label."""

    role: str
    said: float
    right: bool
    layout: str


def answers(
    model: BoostingModel,
    document_type: DocumentType,
    examples: Sequence[Example],
    layouts: Sequence[str],
) -> Iterator[Answer]:
    """One for each field of which the model has an idea, header fields only."""
    specs = {one.name: one for one in document_type.fields}
    for example, layout in zip(examples, layouts, strict=True):
        for name, one in _taken(model, document_type, example).items():
            expected = example.fields.get(name)
            right = expected is not None and is_same(one, expected, specs[name])
            yield Answer(specs[name].learned_as, one.confidence, right, layout)


def _taken(
    model: BoostingModel, document_type: DocumentType, example: Example
) -> dict[str, Candidate]:
    alone = replace(example.document, candidates=())
    said = Model("own", model.labels, model.score(alone, document_type))
    headers = [one for one in with_candidates(alone, document_type, said) if one.row is None]
    rising = sorted(each_once(headers, document_type), key=lambda one: one.confidence)
    return {one.name: one for one in rising}
