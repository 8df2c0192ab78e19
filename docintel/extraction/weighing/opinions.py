"""What each voter thinks of a value, and of its rivals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import prod

from docintel.core.document import Candidate
from docintel.extraction.weighing.contested import Contested

#: The voters that are told apart; what others say is heard together.
FAMILIES = ("rules", "layoutlm", "boosting")
#: What learned one's own examples of a type has weighed the rules already, and is not judged.
OWN = "own"
#: Further proposals of the same voter for the same value are hardly independent.
_ECHO = 0.25
_SUREST = 0.999
#: All voters together, beside each of them.
_ALL = ""

Features = dict[str, float]


@lru_cache(maxsize=256)
def family_of(voter: str) -> str:
    """The kind of voter: `layoutlm-small@3f2a` is a `layoutlm`."""
    return voter.partition("@")[0].partition("-")[0]


def opinions(values: Sequence[Contested]) -> Iterator[Features]:
    """For each value, in order: how sure every voter is, and how much surer than of its rivals."""
    heard = {family_of(vote.voter) for value in values for vote in value.votes}
    said = [_said(value.votes) for value in values]
    for one in said:
        one[_ALL] = 1 - prod(1 - each for each in one.values())
    rivals: dict[int, list[int]] = defaultdict(list)
    for at, value in enumerate(values):
        rivals[value.field].append(at)
    best = {field: _two_best([said[at] for at in group]) for field, group in rivals.items()}
    for at, value in enumerate(values):
        own, field = said[at], best[value.field]
        yield {
            **_of_families(own, field, heard),
            "together": own[_ALL],
            "lead": own[_ALL] - _rival(own, field, _ALL),
            "rivals": len(rivals[value.field]) - 1.0,
            "voters": len(own) - 1.0,
            "proposals": float(len(value.votes)),
            "first_for": sum(own[voter] >= field[voter][0] for voter in own if voter != _ALL),
        }


def _two_best(said: Sequence[Mapping[str, float]]) -> Mapping[str, tuple[float, float]]:
    """How sure each voter is of the two values that it holds for the likeliest."""
    found: dict[str, tuple[float, float]] = {}
    for one in said:
        for voter, sure in one.items():
            first, second = found.get(voter, (0.0, 0.0))
            if sure > first:
                found[voter] = (sure, first)
            elif sure > second:
                found[voter] = (first, sure)
    return found


def _rival(own: Mapping[str, float], best: Mapping[str, tuple[float, float]], voter: str) -> float:
    """How sure the voter is of the best of the other values."""
    first, second = best.get(voter, (0.0, 0.0))
    return second if own.get(voter, 0.0) >= first else first


def _of_families(
    own: Mapping[str, float], best: Mapping[str, tuple[float, float]], heard: set[str]
) -> Features:
    found: Features = {}
    for family in FAMILIES:
        says = own.get(family, 0.0)
        found[f"{family}_heard"] = float(family in heard)
        found[f"{family}_says"] = says
        found[f"{family}_lead"] = says - _rival(own, best, family)
    return found


def _said(votes: Sequence[Candidate]) -> dict[str, float]:
    """Noisy-or over the proposals of each voter, which are hardly independent."""
    doubt: dict[str, float] = {}
    for vote in votes:
        family = family_of(vote.voter)
        share = _ECHO if family in doubt else 1.0
        sure = min(max(vote.confidence, 0.0), _SUREST)
        doubt[family] = doubt.get(family, 1.0) * (1 - share * sure)
    return {family: 1 - left for family, left in doubt.items()}
