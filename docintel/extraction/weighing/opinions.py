"""What each voter thinks of a value, and of its rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import prod

from docintel.core.document import Candidate
from docintel.extraction.weighing.contested import Contested

#: The voters that are told apart; what others say is heard together.
FAMILIES = ("rules", "layoutlm", "boosting")
#: Further proposals of the same voter for the same value are hardly independent.
_ECHO = 0.25
_SUREST = 0.999

Features = dict[str, float]


def family_of(voter: str) -> str:
    """The kind of voter: `layoutlm-small@3f2a` is a `layoutlm`."""
    return voter.partition("@")[0].partition("-")[0]


def opinions(values: Sequence[Contested]) -> Iterator[Features]:
    """For each value, in order: how sure every voter is, and how much surer than of its rivals."""
    heard = {family_of(vote.voter) for value in values for vote in value.votes}
    said = [_said(value.votes) for value in values]
    together = [1 - prod(1 - one for one in each.values()) for each in said]
    rivals: dict[int, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        rivals[value.field].append(at)
    for at, value in enumerate(values):
        others = [other for other in rivals[value.field] if other != at]
        yield {
            **_of_families(said[at], [said[other] for other in others], heard),
            "together": together[at],
            "lead": together[at] - max((together[other] for other in others), default=0.0),
            "rivals": float(len(others)),
            "voters": float(len(said[at])),
            "proposals": float(len(value.votes)),
            "first_for": float(_firsts(said[at], [said[other] for other in others])),
        }


def _of_families(
    own: Mapping[str, float], others: Sequence[Mapping[str, float]], heard: set[str]
) -> Features:
    found: Features = {}
    for family in FAMILIES:
        says = own.get(family, 0.0)
        rival = max((other.get(family, 0.0) for other in others), default=0.0)
        found[f"{family}_heard"] = float(family in heard)
        found[f"{family}_says"] = says
        found[f"{family}_lead"] = says - rival
    return found


def _firsts(own: Mapping[str, float], others: Sequence[Mapping[str, float]]) -> int:
    """How many voters hold no other value for likelier."""
    return sum(
        all(other.get(voter, 0.0) <= says for other in others) for voter, says in own.items()
    )


def _said(votes: Sequence[Candidate]) -> dict[str, float]:
    """Noisy-or over the proposals of each voter, which are hardly independent."""
    doubt: dict[str, float] = {}
    for vote in votes:
        family = family_of(vote.voter)
        share = _ECHO if family in doubt else 1.0
        sure = min(max(vote.confidence, 0.0), _SUREST)
        doubt[family] = doubt.get(family, 1.0) * (1 - share * sure)
    return {family: 1 - left for family, left in doubt.items()}
