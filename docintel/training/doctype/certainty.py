"""Find out how certain one may be of a type, from documents that the experts never saw the like of.

Experts are trained again without a type: whatever they call its documents then is wrong, and shows
how a document of an unheard-of type looks to them. Experts without a language or a real set show
how a known type looks in new words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from docintel.core.document import UNKNOWN_TYPE
from docintel.engines.doctype_model.certainty import Certainty
from docintel.training.doctype.corpus import PROSE, Corpus
from docintel.training.doctype.experts import Experts, train_experts
from docintel.training.doctype.grow_certainty import grow_certainty
from docintel.training.doctype.made_up import MADE_UP, RUINED, STRAYS
from docintel.training.doctype.options import Progress
from docintel.training.doctype.own_examples import OWN
from docintel.training.doctype.sample import Sample, Use, unaware_of, unseen

#: Languages that have words in common are left out together.
_FAMILIES = (("en",), ("de", "nl"), ("fr", "es", "it"))
#: Of what experts are trained without, every so many-th document is shown to them.
_EVERY = 2
#: Parts that one's own examples are divided in.
_FOLDS = 4
#: How much the cases of one experiment count together.
_SEEN, _UNSEEN_TYPE, _UNSEEN_WORDS, _UNSEEN_SET = 150.0, 8.0, 30.0, 30.0


@dataclass(frozen=True)
class Case:
    """What experts said of a document, whether it is right, and how much that counts."""

    traits: Mapping[str, float]
    right: bool
    importance: float


@dataclass(frozen=True)
class _Experiment:
    """Samples, by their place, that experts are trained without and then shown."""

    members: Sequence[int]
    weight: float


def learn_certainty(
    corpus: Corpus, experts: Experts, without: Mapping[str, Experts], progress: Progress
) -> Certainty:
    """How likely what the experts say is right; `without` are experts by the type they lack."""
    learned = corpus.of(Use.LEARN)
    cases = [*_cases(experts, _with_and_without_picture(corpus.of(Use.CALIBRATE)), _SEEN)]
    for name, lacking in without.items():
        strange = [unaware_of(sample, name) for sample in _of_type(corpus, name)[::_EVERY]]
        cases += _cases(lacking, strange, _UNSEEN_TYPE)
    experiments = [*_languages(learned), *_sets(learned), *_folds(learned)]
    for done, one in enumerate(experiments, start=1):
        members = set(one.members)
        kept = [sample for at, sample in enumerate(learned) if at not in members]
        shown = [learned[at] for at in one.members[::_EVERY]]
        if len({sample.type for sample in kept}) > 1:
            cases += _cases(train_experts(kept), shown, one.weight)
        progress("finding out how certain it may be", done, len(experiments))
    return grow_certainty(
        [case.traits for case in cases],
        np.array([case.right for case in cases]),
        np.array([case.importance for case in cases]),
    )


def _with_and_without_picture(samples: Sequence[Sample]) -> list[Sample]:
    return [*samples, *(unseen(sample) for sample in samples if sample.look)]


def _cases(experts: Experts, samples: Sequence[Sample], weight: float) -> Iterator[Case]:
    """Those in which a type is named; together they count `weight`."""
    for sample in samples:
        opinion = experts.opinion(sample)
        if opinion.best != UNKNOWN_TYPE:
            right = opinion.best == sample.type
            yield Case(opinion.traits(sample.shapes), right, weight / len(samples))


def experts_without_each_type(corpus: Corpus, progress: Progress) -> dict[str, Experts]:
    """Experts by the type that they lack; none lacks `unknown`."""
    learned = corpus.of(Use.LEARN)
    types = sorted({sample.type for sample in learned} - {UNKNOWN_TYPE})
    found = {}
    for done, name in enumerate(types, start=1):
        others = [unaware_of(sample, name) for sample in learned if sample.type != name]
        found[name] = train_experts(others)
        progress("leaving out each type", done, len(types))
    return found


def _of_type(corpus: Corpus, name: str) -> list[Sample]:
    known = [*corpus.of(Use.LEARN), *corpus.of(Use.CALIBRATE)]
    return [sample for sample in known if sample.type == name]


def _languages(learned: Sequence[Sample]) -> Iterator[_Experiment]:
    for family in _FAMILIES:
        members = [
            at
            for at, sample in enumerate(learned)
            if sample.origin in {MADE_UP, RUINED} and sample.language in family
        ]
        if members:
            yield _Experiment(members, _UNSEEN_WORDS)


def _sets(learned: Sequence[Sample]) -> Iterator[_Experiment]:
    """Every real set, whose types are made up too."""
    real = {sample.origin for sample in learned} - {MADE_UP, RUINED, STRAYS, PROSE, OWN}
    for origin in sorted(real):
        members = [at for at, sample in enumerate(learned) if sample.origin == origin]
        yield _Experiment(members, _UNSEEN_SET)


def _folds(learned: Sequence[Sample]) -> Iterator[_Experiment]:
    """A part of the own examples at a time: nothing else shows what their types look like."""
    own = [at for at, sample in enumerate(learned) if sample.origin == OWN]
    for fold in range(_FOLDS if own else 0):
        yield _Experiment(own[fold::_FOLDS], _UNSEEN_SET / _FOLDS)
