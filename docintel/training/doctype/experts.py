"""Train the experts on samples, and ask them about others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.engines.doctype_model.certainty import Certainty
from docintel.engines.doctype_model.look_trees import LookTrees
from docintel.engines.doctype_model.opinion import Opinion
from docintel.engines.doctype_model.panel import Panel
from docintel.engines.doctype_model.type_weights import TypeWeights
from docintel.training.doctype.fit import fit_shapes, fit_words, importance_of
from docintel.training.doctype.grow_looks import grow_looks
from docintel.training.doctype.made_up import RUINED
from docintel.training.doctype.sample import Sample

#: Of pictures of a single type nothing can be learned.
_FEWEST_TYPES = 2


@dataclass(frozen=True)
class Experts:
    """One for words, one for shapes, and one for looks where samples have pictures."""

    panel: Panel

    def with_certainty(self, certainty: Certainty) -> TypeWeights:
        return TypeWeights(self.panel, certainty)

    def opinion(self, sample: Sample) -> Opinion:
        words = sample.words
        return self.panel.opinion(words.sums, words.strengths, sample.shapes, sample.look)


def train_experts(samples: Sequence[Sample]) -> Experts:
    """Experts for the types that the samples have, in order of their names.

    Each learns by itself, so none leans on another. From text that can hardly be read those for
    text would learn to take strange words for those of known types.
    """
    types = tuple(sorted({sample.type for sample in samples}))
    read = [one for one in samples if one.origin != RUINED and len(one.words.sums)]
    answers = [sample.type for sample in read]
    panel = Panel(
        types,
        fit_words([sample.words for sample in read], answers, types),
        fit_shapes([sample.shapes for sample in read], answers, types),
        _train_looks([sample for sample in samples if sample.look]),
    )
    return Experts(panel)


def _train_looks(pictured: Sequence[Sample]) -> LookTrees | None:
    answers = [sample.type for sample in pictured]
    if len(set(answers)) < _FEWEST_TYPES:
        return None
    return grow_looks([sample.look for sample in pictured], answers, importance_of(answers))
