"""Find the one identifier with right check digits that a misread one may have been."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.search import MARGIN
from docintel.rules.repair.variants import edits

#: For each place, what may stand there instead, and at what cost.
_Choices = Sequence[Mapping[str, float]]

_FITS: Mapping[str, Callable[[str], bool]] = {
    "n": lambda letter: letter in "0123456789",
    "a": lambda letter: letter.isascii() and letter.isalpha(),
    "c": lambda letter: letter.isascii() and letter.isalnum(),
}
_MOST_STEPS = 3000


@dataclass(frozen=True, slots=True)
class Proof:
    """What the right identifiers look like.

    `signs` says for each place whether a digit (n), a letter (a) or either (c) stands there;
    `weight` what it costs to believe that this one was misread beyond recognition and that another
    with right check digits looks like it by chance.
    """

    signs: str
    agrees: Callable[[str], bool]
    weight: float


@dataclass(frozen=True, slots=True)
class Mended:
    """The identifier, and how much likelier it is than the next best explanation."""

    value: str
    lead: float


def mend(read: AsRead, proof: Proof) -> Mended | None:
    """The one identifier that clearly explains what was read; None where it is right or unclear."""
    places = [at for at, sign in enumerate(read.text) if not (sign.isspace() or sign in ".-")]
    if len(places) != len(proof.signs):
        return None
    agreeing: list[tuple[float, str]] = []
    for cost, value in _cheapest_first(_choices(read, places, proof.signs), proof.weight):
        if proof.agrees(value):
            agreeing.append((cost, value))
            if len(agreeing) > 1:
                break
    if not agreeing or agreeing[0][1] == "".join(read.text[at].upper() for at in places):
        return None
    [cost, value], *others = agreeing
    lead = min([proof.weight, *(cost for cost, _ in others)]) - cost
    return Mended(value, lead) if lead >= MARGIN else None


def _choices(read: AsRead, places: Sequence[int], signs: str) -> _Choices:
    others = _others(read)
    return [_choice(read, at, sign, others[at]) for at, sign in zip(places, signs, strict=True)]


def _choice(read: AsRead, at: int, sign: str, others: Mapping[str, float]) -> Mapping[str, float]:
    fits = _FITS[sign]
    letter = read.text[at]
    fitting = {other: cost for other, cost in others.items() if fits(other)}
    if fits(letter):
        return {**fitting, letter.upper(): 0.0}
    # What cannot stand here was misread for certain: that it was, is no surprise.
    return {other: max(cost - read.surprise, 0.0) for other, cost in fitting.items()}


def _others(read: AsRead) -> Mapping[int, Mapping[str, float]]:
    """What each sign may be instead, in capitals."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    for edit in edits(read):
        if edit.end == edit.start + 1 and len(edit.text) == 1:
            other = edit.text.upper()
            known = found[edit.start].get(other, edit.cost)
            found[edit.start][other] = min(known, edit.cost)
    return found


def _cheapest_first(choices: _Choices, most: float) -> Iterator[tuple[float, str]]:
    """All combinations that cost no more than `most`, the cheapest first."""
    ranked = [sorted(choice.items(), key=lambda one: one[1]) for choice in choices]
    if not all(ranked):
        return
    start = (0,) * len(ranked)
    heap = [(sum(choice[0][1] for choice in ranked), start)]
    seen = {start}
    for _ in range(_MOST_STEPS):
        if not heap or heap[0][0] > most:
            return
        cost, picks = heappop(heap)
        yield cost, "".join(choice[pick][0] for choice, pick in zip(ranked, picks, strict=True))
        for place, pick in enumerate(picks):
            if pick + 1 < len(ranked[place]):
                following = (*picks[:place], pick + 1, *picks[place + 1 :])
                if following not in seen:
                    seen.add(following)
                    step = ranked[place][pick + 1][1] - ranked[place][pick][1]
                    heappush(heap, (cost + step, following))
