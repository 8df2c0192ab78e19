"""Find the one identifier with right check digits that a misread one may have been."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import islice

from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.search import MARGIN
from docintel.rules.repair.variants import edits

#: For each place, what may stand there instead, and at what cost.
_Choices = Sequence[Mapping[str, float]]
_Others = Mapping[int, Mapping[str, float]]

_FITS: Mapping[str, Callable[[str], bool]] = {
    "n": lambda letter: letter in "0123456789",
    "a": lambda letter: letter.isascii() and letter.isalpha(),
    "c": lambda letter: letter.isascii() and letter.isalnum(),
}
_MOST_STEPS = 3000


@dataclass(frozen=True, slots=True)
class Proof:
    """What right identifiers of one form look like.

    `signs` says for each place whether a digit (n), a letter (a), either (c) or just this capital
    stands there; `weight` what it costs to believe that this one was misread beyond recognition
    and that another with right check digits looks like it by chance.
    """

    signs: str
    agrees: Callable[[str], bool]
    weight: float


def mend(read: AsRead, proofs: Sequence[Proof]) -> str | None:
    """The one identifier that clearly explains what was read; None where it is right or unclear."""
    places = [at for at, sign in enumerate(read.text) if not (sign.isspace() or sign in ".-")]
    agreeing: list[tuple[float, str]] = []
    weight = 0.0
    others = _others(read)
    letters = [read.text[at].upper() for at in places]
    for proof in proofs:
        if _may_be(letters, proof.signs):
            weight = max(weight, proof.weight)
            agreeing += _agreeing(_choices(read, places, others, proof.signs), proof)
    if not agreeing or "".join(letters) == min(agreeing)[1]:
        return None
    [cost, value], *rivals = sorted(agreeing)
    lead = min([weight, *(cost for cost, _ in rivals)]) - cost
    return value if lead >= MARGIN else None


def _may_be(letters: Sequence[str], signs: str) -> bool:
    """Whether the length is right, and one of the letters that the form begins with was read.

    Where none was, it is rather a number of another sort.
    """
    if len(letters) != len(signs):
        return False
    fixed = [at for at, sign in enumerate(signs) if sign.isupper()]
    return not fixed or any(letters[at] == signs[at] for at in fixed)


def _agreeing(choices: _Choices, proof: Proof) -> list[tuple[float, str]]:
    """The two cheapest that agree; more say nothing new."""
    found = _cheapest_first(choices, proof.weight)
    return list(islice(((cost, value) for cost, value in found if proof.agrees(value)), 2))


def _choices(read: AsRead, places: Sequence[int], others: _Others, signs: str) -> _Choices:
    return [
        _choice(read, at, sign, others.get(at, {})) for at, sign in zip(places, signs, strict=True)
    ]


def _choice(read: AsRead, at: int, sign: str, others: Mapping[str, float]) -> Mapping[str, float]:
    fits = _FITS.get(sign, sign.__eq__)
    letter = read.text[at].upper()
    fitting = {other: cost for other, cost in others.items() if fits(other)}
    if fits(letter):
        return {**fitting, letter: 0.0}
    # What cannot stand here was misread for certain: that it was, is no surprise.
    return {other: max(cost - read.surprise, 0.0) for other, cost in fitting.items()}


def _others(read: AsRead) -> _Others:
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
