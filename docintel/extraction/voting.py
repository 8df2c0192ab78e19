"""Join what several voters propose for one field into a value with alternatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Alternative, Candidate, Field
from docintel.core.document_type import Kind
from docintel.core.page import Origin
from docintel.extraction.weighing.contested import by_value

#: Sources that know a value instead of guessing it.
EXACT = frozenset(
    {Origin.E_INVOICE, Origin.FORM_FIELD, Origin.CODE, Origin.MASTER_DATA, Origin.PERSON}
)
#: Further proposals of the same voter for the same value are hardly independent.
_ECHO = 0.25
_MOST_ALTERNATIVES = 4
#: What is less likely rounds to 0 % where people see it, and is no choice for them.
_LEAST_ALTERNATIVE = 0.005
#: How much a rival speaks against the best value where nobody has weighed them.
_RIVALRY = 0.35


@dataclass(frozen=True, slots=True)
class Ballot:
    """How votes count: the share of a voter's confidence (1 where it is not named)."""

    weights: Mapping[str, float]

    def weight(self, voter: str) -> float:
        return self.weights.get(voter.partition("@")[0], 1.0)

    def counted(self, candidate: Candidate) -> Candidate:
        """The candidate with the confidence that its voter is given."""
        weight = self.weight(candidate.voter)
        if weight == 1.0:
            return candidate
        return replace(candidate, confidence=candidate.confidence * weight)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A value with the votes for it, the surest first, and how likely it is to be right."""

    votes: Sequence[Candidate]
    likely: float


def decide(name: str, kind: Kind, candidates: Sequence[Candidate], ballot: Ballot) -> Field | None:
    """The value that the votes together make most certain; None without a candidate."""
    counted = [ballot.counted(one) for one in candidates]
    values = [
        Weighed(sorted(votes, key=_is_guess), together(votes))
        for votes in by_value(kind, counted).values()
    ]
    # However many read another value off the page, what is known goes before it.
    ranked = sorted(values, key=lambda value: (_is_guess(value.votes[0]), -value.likely))
    if not ranked:
        return None
    best, *others = ranked
    # What speaks for another value speaks against this one.
    rival = others[0].likely if others else 0.0
    less = 1 - _RIVALRY * rival * (1 - best.likely)
    return elect(name, [Weighed(best.votes, best.likely * less), *others])


def elect(name: str, ranked: Sequence[Weighed]) -> Field:
    """The first of the values as the field, the others as its alternatives."""
    best, *others = ranked
    chosen = _placed(best.votes)
    return Field(
        name=name,
        value=chosen.value,
        text=chosen.text,
        confidence=round(best.likely, 4),
        source=chosen.source,
        voter=chosen.voter,
        page=chosen.page,
        boxes=chosen.boxes,
        alternatives=tuple(
            Alternative(one.votes[0].value, round(one.likely, 4))
            for one in others[:_MOST_ALTERNATIVES]
            if one.likely >= _LEAST_ALTERNATIVE
        ),
    )


def _is_guess(one: Candidate) -> bool:
    return one.source not in EXACT


def together(votes: Sequence[Candidate]) -> float:
    """Noisy-or over the voters: each that is wrong must be wrong by itself."""
    doubt = 1.0
    heard: set[str] = set()
    for one in votes:
        doubt *= 1 - _vote(one) * (_ECHO if one.voter in heard else 1.0)
        heard.add(one.voter)
    return 1 - doubt


def _vote(one: Candidate) -> float:
    return min(max(one.confidence, 0.0), 0.999)


def _placed(votes: Sequence[Candidate]) -> Candidate:
    """The surest; where it is nowhere on the page, with the place of the surest that is."""
    best = votes[0]
    if best.page is not None:
        return best
    shown = next((one for one in votes if one.boxes), best)
    return replace(best, text=shown.text, page=shown.page, boxes=shown.boxes)
