"""Scores over many outcomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.core.document import State
from docintel.evaluation.outcomes import Outcome

_BINS = 10
#: Precisions for which the report says how much could go through unseen.
TARGETS = (0.90, 0.95, 0.98, 0.99)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """Counts of one field: labelled, found, found right, and found letter by letter."""

    name: str
    labelled: int
    found: int
    correct: int
    exact: int

    @property
    def precision(self) -> float:
        return _share(self.correct, self.found)

    @property
    def recall(self) -> float:
        return _share(self.correct, self.labelled)

    @property
    def f1(self) -> float:
        return _share(2 * self.correct, self.found + self.labelled)

    @property
    def exact_f1(self) -> float:
        return _share(2 * self.exact, self.found + self.labelled)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """Values that need no person: their share of all that are labelled or found, and how many of
    them are right.

    `threshold` is the confidence from which values are taken; None where the state decides.
    """

    share: float
    precision: float
    threshold: float | None = None


@dataclass(frozen=True, slots=True)
class Reliability:
    """The values of about one confidence, from `least` on: how sure they are and how many of them
    are right, which is the same where confidence means what it says."""

    least: float
    count: int
    confidence: float
    precision: float


def score(name: str, outcomes: Sequence[Outcome]) -> FieldScore:
    return FieldScore(
        name=name,
        labelled=sum(one.expected is not None for one in outcomes),
        found=sum(one.found is not None for one in outcomes),
        correct=sum(one.correct for one in outcomes),
        exact=sum(one.exact for one in outcomes),
    )


def scores(outcomes: Sequence[Outcome]) -> list[FieldScore]:
    """One score a field, by name."""
    names = sorted({one.name for one in outcomes})
    return [score(name, [one for one in outcomes if one.name == name]) for name in names]


def reliability(outcomes: Sequence[Outcome]) -> list[Reliability]:
    """Values in ten bins of equal width by their confidence, from low to high, none empty."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for one in outcomes:
        if one.found is not None:
            confidence = one.found.confidence
            at = min(int(confidence * _BINS), _BINS - 1)
            bins.setdefault(at, []).append((confidence, one.correct))
    return [
        Reliability(
            least=at / _BINS,
            count=len(own),
            confidence=_share(sum(confidence for confidence, _ in own), len(own)),
            precision=_share(sum(correct for _, correct in own), len(own)),
        )
        for at, own in sorted(bins.items())
    ]


def calibration_error(outcomes: Sequence[Outcome]) -> float:
    """Expected calibration error: the mean distance between confidence and share of right values
    in the bins, weighted by the number of values in each."""
    bins = reliability(outcomes)
    distances = (one.count * abs(one.confidence - one.precision) for one in bins)
    return _share(sum(distances), sum(one.count for one in bins))


def accepted_by_state(outcomes: Sequence[Outcome]) -> Acceptance:
    """What the pipeline itself accepts."""
    accepted = [one for one in outcomes if one.found and one.found.state is State.ACCEPTED]
    return _acceptance(accepted, outcomes)


def accepted_at(precision: float, outcomes: Sequence[Outcome]) -> Acceptance | None:
    """The largest share that a threshold on confidence accepts at this precision, None when no
    threshold reaches it."""
    ranked = sorted(
        ((one.found.confidence, one) for one in outcomes if one.found),
        key=lambda pair: pair[0],
        reverse=True,
    )
    best = None
    right = 0
    for count, (confidence, one) in enumerate(ranked, start=1):
        right += one.correct
        # Values of the same confidence are accepted together or not at all.
        last_of_its_kind = count == len(ranked) or ranked[count][0] < confidence
        if last_of_its_kind and right >= precision * count:
            best = Acceptance(_share(count, len(outcomes)), right / count, confidence)
    return best


def _acceptance(accepted: Sequence[Outcome], outcomes: Sequence[Outcome]) -> Acceptance:
    right = sum(one.correct for one in accepted)
    return Acceptance(_share(len(accepted), len(outcomes)), _share(right, len(accepted)))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
