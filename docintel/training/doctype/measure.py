"""Measure a type model on documents that nothing was learned from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from docintel.core.document import UNKNOWN_TYPE
from docintel.engines.doctype_model.certainty import Certainty
from docintel.stages.classify_type import ClassifyType
from docintel.training.doctype.corpus import Corpus
from docintel.training.doctype.experts import Experts
from docintel.training.doctype.sample import Sample, Use, unaware_of, unseen

#: The calibration error is counted in so many.
_BINS = 10
#: Of papers of unheard-of types, every so many-th is mixed with the others.
_RARE = 4


@dataclass(frozen=True)
class Answer:
    """What was said of a document, how certain, and what it is."""

    said: str
    certain: float
    truth: str

    @property
    def is_right(self) -> bool:
        return self.said == self.truth

    @property
    def names_a_type(self) -> bool:
        return self.said != UNKNOWN_TYPE


def measure(
    experts: Experts, certainty: Certainty, without: Mapping[str, Experts], corpus: Corpus
) -> dict[str, float]:
    """Shares that are right by set and type, and the calibration error.

    For experts that were trained without a type, its documents are of an unknown one. Documents
    with a picture are measured once more as if they had none.
    """
    measured = corpus.of(Use.MEASURE)
    answers = [answer_of(experts, certainty, sample) for sample in measured]
    pictured = [sample for sample in measured if sample.look]
    unheard = [
        _unheard(answer_of(without[sample.type], certainty, unaware_of(sample, sample.type)))
        for sample in measured
        if sample.type in without
    ]
    # One paper of a type that nobody described for every few of known ones.
    mixed = [one for one in (*answers, *unheard[::_RARE]) if one.names_a_type]
    return {
        **_by_set(answers, measured),
        **_pictured("by picture too", experts, certainty, without, pictured),
        **_pictured("by text alone", experts, certainty, without, [*map(unseen, pictured)]),
        **{f"unknown without {name}": share for name, share in _by_type(unheard, measured)},
        "right where a type is named": _right(one for one in answers if one.names_a_type),
        "unknown of types it never saw": _right(unheard),
        "calibration error": round(calibration_error(mixed), 4),
    }


def answer_of(experts: Experts, certainty: Certainty, sample: Sample) -> Answer:
    """What the stage would say: `unknown` where no type is certain enough."""
    weights = experts.with_certainty(certainty)
    chances = weights.chances(experts.opinion(sample), sample.shapes)
    best = max(chances, key=lambda name: chances[name])
    certain = chances[best]
    if certain < ClassifyType.least:
        return Answer(UNKNOWN_TYPE, 1 - certain, sample.type)
    return Answer(best, certain, sample.type)


def _unheard(answer: Answer) -> Answer:
    return replace(answer, truth=UNKNOWN_TYPE)


def calibration_error(answers: Sequence[Answer]) -> float:
    """How far certainty and share of right answers lie apart, on average over bins (ECE)."""
    if not answers:
        return 0.0
    certain = np.array([one.certain for one in answers])
    right = np.array([one.is_right for one in answers])
    bins = np.minimum((certain * _BINS).astype(int), _BINS - 1)
    gaps = [
        (bins == at).mean() * abs(certain[bins == at].mean() - right[bins == at].mean())
        for at in np.unique(bins)
    ]
    return float(sum(gaps))


def _by_set(answers: Sequence[Answer], samples: Sequence[Sample]) -> dict[str, float]:
    found: dict[str, list[Answer]] = defaultdict(list)
    for answer, sample in zip(answers, samples, strict=True):
        found[sample.origin].append(answer)
    return {f"right on {origin}": _right(some) for origin, some in sorted(found.items())}


def _pictured(
    how: str,
    experts: Experts,
    certainty: Certainty,
    without: Mapping[str, Experts],
    samples: Sequence[Sample],
) -> dict[str, float]:
    """Of documents that have pictures: right by set, right where named, known to be unheard of."""
    answers = [answer_of(experts, certainty, sample) for sample in samples]
    unheard = [
        _unheard(answer_of(without[sample.type], certainty, unaware_of(sample, sample.type)))
        for sample in samples
        if sample.type in without
    ]
    found = {
        **_by_set(answers, samples),
        "right where a type is named": _right(one for one in answers if one.names_a_type),
        "unknown of types it never saw": _right(unheard),
    }
    return {f"{name}, {how}": share for name, share in found.items()}


def _by_type(unheard: Sequence[Answer], samples: Sequence[Sample]) -> Iterator[tuple[str, float]]:
    types = [sample.type for sample in samples if sample.type != UNKNOWN_TYPE]
    for name in sorted(set(types)):
        own = [one for one, type_ in zip(unheard, types, strict=True) if type_ == name]
        yield name, _right(own)


def _right(answers: Iterable[Answer]) -> float:
    found = [one.is_right for one in answers]
    return round(sum(found) / len(found), 4) if found else 0.0
