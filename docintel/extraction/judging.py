"""Elect the values of a document's fields by what a judge thinks of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.document import Candidate, Document, Field
from docintel.core.document_type import FieldSpec
from docintel.extraction.parted import Ranked, apart_from_known, parted
from docintel.extraction.voting import EXACT, Ballot, Weighed, decide, elect
from docintel.extraction.weighing.contested import Contested, contested
from docintel.extraction.weighing.evidence import Evidence, evidence
from docintel.extraction.weighing.opinions import OWN, family_of

#: How likely each value is to be right, by the evidence and the role of its field.
Weigh = Callable[[Evidence, Sequence[str]], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Contest:
    """A field, or a cell of the line item `row`, and all that is proposed for it."""

    spec: FieldSpec
    row: int | None
    candidates: Sequence[Candidate]

    @property
    def is_known(self) -> bool:
        """Whether one of the proposals is more than a guess; such values are not weighed."""
        return any(one.source in EXACT for one in self.candidates)

    @property
    def learned(self) -> Sequence[Candidate]:
        """What a model proposes that learned from one's own examples of the type."""
        return [one for one in self.candidates if family_of(one.voter) == OWN]


def judged(
    document: Document, contests: Sequence[Contest], ballot: Ballot, weigh: Weigh
) -> list[Field | None]:
    """The field of each contest, in order; None without a candidate."""
    values = values_of(contests, ballot)
    likely = weigh(evidence(document, values), [value.spec.learned_as for value in values])
    ranked: dict[int, list[Weighed]] = {}
    for value, chance in zip(values, likely, strict=True):
        ranked.setdefault(value.field, []).append(Weighed(value.votes, chance))
    apart = _parted(contests, ranked, ballot)
    return [_elected(at, contest, apart, ballot) for at, contest in enumerate(contests)]


def _parted(
    contests: Sequence[Contest], ranked: Mapping[int, Ranked], ballot: Ballot
) -> Mapping[int, Ranked]:
    """The values of each contest, the likeliest first, those of the two parties told apart."""
    ordered = {at: sorted(values, key=lambda value: -value.likely) for at, values in ranked.items()}
    places = {
        one.spec.learned_as: at
        for at, one in enumerate(contests)
        if one.row is None and at in ordered and not one.learned
    }
    known = {
        one.spec.learned_as: field.value
        for one in contests
        if one.row is None and one.is_known and (field := _known(one, ballot))
    }
    guessed = {role: ordered[at] for role, at in places.items()}
    apart = parted(apart_from_known(guessed, known))
    return {**ordered, **{places[role]: values for role, values in apart.items()}}


def values_of(contests: Sequence[Contest], ballot: Ballot) -> list[Contested]:
    """All values of all contests that have to be weighed."""
    return [
        value
        for at, contest in enumerate(contests)
        if not contest.is_known
        for value in contested(
            at, contest.spec, contest.row, map(ballot.counted, contest.candidates)
        )
        if value.best.confidence > 0
    ]


def _elected(
    at: int, contest: Contest, ranked: Mapping[int, Ranked], ballot: Ballot
) -> Field | None:
    if contest.is_known:
        return _known(contest, ballot)
    if contest.learned:
        # Its model says already how likely each value is, in the light of the others.
        own = [_alone(one, ballot) for one in contest.learned]
        return elect(contest.spec.name, sorted(own, key=lambda value: -value.likely))
    values = ranked.get(at, ())
    return elect(contest.spec.name, values) if values else None


def _known(contest: Contest, ballot: Ballot) -> Field | None:
    return decide(contest.spec.name, contest.spec.kind, contest.candidates, ballot)


def _alone(one: Candidate, ballot: Ballot) -> Weighed:
    counted = ballot.counted(one)
    return Weighed([counted], counted.confidence)
