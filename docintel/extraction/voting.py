"""Join what several voters propose for one field into a value with alternatives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Alternative, Candidate, Field, State
from docintel.core.document_type import Kind
from docintel.core.squash import squash

_TEXTS = {Kind.TEXT, Kind.NAME, Kind.ADDRESS, Kind.LAW, Kind.DURATION}
#: Further proposals of the same voter for the same value are hardly independent.
_ECHO = 0.25
_MOST_ALTERNATIVES = 4


@dataclass(frozen=True, slots=True)
class Ballot:
    """How votes count: the share of a voter's confidence (1 where it is not named)."""

    weights: Mapping[str, float]
    accept_from: float

    def weight(self, voter: str) -> float:
        return self.weights.get(voter.partition("@")[0], 1.0)


@dataclass(frozen=True, slots=True)
class _Value:
    candidate: Candidate
    confidence: float


def decide(name: str, kind: Kind, candidates: Sequence[Candidate], ballot: Ballot) -> Field | None:
    """The value that the votes together make most certain; None without a candidate."""
    values = _joined(kind, candidates, ballot)
    if not values:
        return None
    best, *others = values
    # What speaks for another value speaks against this one.
    rival = others[0].confidence if others else 0.0
    confidence = round(best.confidence * (1 - 0.35 * rival * (1 - best.confidence)), 4)
    chosen = best.candidate
    return Field(
        name=name,
        value=chosen.value,
        text=chosen.text,
        confidence=confidence,
        source=chosen.source,
        voter=chosen.voter,
        page=chosen.page,
        boxes=chosen.boxes,
        state=State.ACCEPTED if confidence >= ballot.accept_from else State.REVIEW,
        alternatives=tuple(
            Alternative(one.candidate.value, round(one.confidence, 4))
            for one in others[:_MOST_ALTERNATIVES]
        ),
    )


def _joined(kind: Kind, candidates: Sequence[Candidate], ballot: Ballot) -> list[_Value]:
    """One entry a value, the surest first; equal ones in the order they were proposed."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        if one.value.strip():
            groups[_key(kind, one.value)].append(one)
    values = [_value(group, ballot) for group in groups.values()]
    return sorted(values, key=lambda value: -value.confidence)


def _value(group: Sequence[Candidate], ballot: Ballot) -> _Value:
    """Noisy-or over the voters: each that is wrong must be wrong by itself."""
    ranked = sorted(group, key=lambda one: -_vote(one, ballot))
    doubt = 1.0
    heard: set[str] = set()
    for one in ranked:
        doubt *= 1 - _vote(one, ballot) * (_ECHO if one.voter in heard else 1.0)
        heard.add(one.voter)
    return _Value(_placed(ranked), 1 - doubt)


def _placed(ranked: Sequence[Candidate]) -> Candidate:
    """The surest; where it is nowhere on the page, with the place of the surest that is."""
    best = ranked[0]
    if best.page is not None:
        return best
    shown = next((one for one in ranked if one.boxes), best)
    return replace(best, text=shown.text, page=shown.page, boxes=shown.boxes)


def _vote(one: Candidate, ballot: Ballot) -> float:
    return min(max(one.confidence * ballot.weight(one.voter), 0.0), 0.999)


def _key(kind: Kind, value: str) -> str:
    if kind in _TEXTS or kind is Kind.IDENTIFIER:
        return squash(value) or value
    return value
