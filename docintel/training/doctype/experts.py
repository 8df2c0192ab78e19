"""Train the experts on samples, and ask them about others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.engines.doctype_model.certainty import Certainty
from docintel.engines.doctype_model.look_trees import LookTrees
from docintel.engines.doctype_model.opinion import Opinion
from docintel.engines.doctype_model.shape_table import ShapeTable
from docintel.engines.doctype_model.type_weights import TypeWeights
from docintel.engines.doctype_model.word_table import WordTable
from docintel.training.doctype.fit import fit_shapes, fit_words, importance_of
from docintel.training.doctype.grow_looks import grow_looks
from docintel.training.doctype.sample import Sample

#: Of pictures of a single type nothing can be learned.
_FEWEST_TYPES = 2


@dataclass(frozen=True)
class Experts:
    """One for words, one for shapes, and one for looks where samples have pictures."""

    types: tuple[str, ...]
    words: WordTable
    shapes: ShapeTable
    looks: LookTrees | None

    def with_certainty(self, certainty: Certainty) -> TypeWeights:
        return TypeWeights(self.types, self.words, self.shapes, self.looks, certainty)

    def opinion(self, sample: Sample) -> Opinion:
        words = sample.words
        return Opinion(
            self.types,
            self.words.logits_of(words.sums, words.strengths),
            self.shapes.logits(sample.shapes),
            self.looks.logits(sample.look, self.types) if self.looks and sample.look else None,
            self.words.known(words.sums),
        )


def train_experts(samples: Sequence[Sample]) -> Experts:
    """Experts for the types that the samples have, in order of their names."""
    answers = [sample.type for sample in samples]
    types = tuple(sorted(set(answers)))
    return Experts(
        types,
        fit_words([sample.words for sample in samples], answers, types),
        fit_shapes([sample.shapes for sample in samples], answers, types),
        _train_looks([sample for sample in samples if sample.look]),
    )


def _train_looks(pictured: Sequence[Sample]) -> LookTrees | None:
    answers = [sample.type for sample in pictured]
    if len(set(answers)) < _FEWEST_TYPES:
        return None
    return grow_looks([sample.look for sample in pictured], answers, importance_of(answers))
