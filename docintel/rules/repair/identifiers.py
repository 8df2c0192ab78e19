"""Find the one identifier with right check digits that a misread one may have been."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.search import MARGIN
from docintel.rules.repair.variants import Edit, edits

#: For each place, what may stand there instead, and at what cost.
_Choices = Sequence[Mapping[str, float]]
_Others = Mapping[int, Mapping[str, Edit]]

_FITS: Mapping[str, Callable[[str], bool]] = {
    "n": lambda letter: letter in "0123456789",
    "a": lambda letter: letter.isascii() and letter.isalpha(),
    "c": lambda letter: letter.isascii() and letter.isalnum(),
    "#": lambda letter: letter in "0123456789",
    "*": lambda letter: letter == "<" or (letter.isascii() and letter.isalnum()),
}
_MOST_STEPS = 3000


@dataclass(frozen=True, slots=True)
class Proof:
    """What right identifiers of one form look like.

    `signs` says for each place whether a digit (n), a letter (a), either (c) or just this sign
    stands there; in zones of passports a digit (#) or any of their signs (*). `weight` is what it
    costs to believe that this one was misread beyond recognition and that another with right
    check digits looks like it by chance.
    """

    signs: str
    agrees: Callable[[str], bool]
    weight: float


@dataclass(frozen=True, slots=True, order=True)
class _Agreeing:
    """An identifier whose check digits agree; `doubt` is what it costs to call that chance."""

    cost: float
    doubt: float
    value: str

    @property
    def is_clear(self) -> bool:
        """Whether it leads by the margin over one that nobody can guess."""
        return self.cost + MARGIN <= self.doubt


def mend(read: AsRead, proofs: Sequence[Proof]) -> str | None:
    """The one identifier that clearly explains what was read; None where it is right or unclear."""
    places = [at for at, sign in enumerate(read.text) if not (sign.isspace() or sign in ".-")]
    letters = "".join(_capital(read.text[at]) for at in places)
    fitting = [proof for proof in proofs if _may_be(letters, proof.signs)]
    others = _others(read) if fitting else {}
    known = [(proof, _choices(read, places, others, proof.signs)) for proof in fitting]
    found = [next(_agreeing(choices, proof, proof.weight), None) for proof, choices in known]
    best = min((one for one in found if one), default=None)
    if best is None or not best.is_clear or best.value == letters:
        return None
    rivals = (
        other for proof, choices in known for other in _agreeing(choices, proof, best.cost + MARGIN)
    )
    return None if any(other.value != best.value for other in rivals) else best.value


def _may_be(letters: str, signs: str) -> bool:
    """Whether the length is right, and one of the letters that the form begins with was read.

    Where none was, it is rather a number of another sort.
    """
    if len(letters) != len(signs):
        return False
    fixed = [at for at, sign in enumerate(signs) if sign.isupper()]
    return not fixed or any(letters[at] == signs[at] for at in fixed)


def _agreeing(choices: _Choices, proof: Proof, most: float) -> Iterator[_Agreeing]:
    """What agrees at no more than that cost, the cheapest first, less what adds to one before."""
    likeliest = _likeliest(choices)
    found: list[str] = []
    for tried, (cost, value) in enumerate(_cheapest_first(choices, most), start=1):
        is_new = not any(_adds_to(known, value, likeliest) for known in found)
        if is_new and proof.agrees(value):
            found.append(value)
            # The more were tried, the likelier that one of them agrees by chance.
            yield _Agreeing(cost, proof.weight - math.log(tried), value)


def _adds_to(known: str, value: str, start: str) -> bool:
    """Whether the value makes all the changes that the known one makes, and more besides.

    Such changes are needless: a passport's 1 and L have the same check digit.
    """
    letters = zip(known, value, start, strict=True)
    return all(one == other for one, other, before in letters if one != before)


def _choices(read: AsRead, places: Sequence[int], others: _Others, signs: str) -> _Choices:
    return [
        _choice(_capital(read.text[at]), sign, others.get(at, {}))
        for at, sign in zip(places, signs, strict=True)
    ]


def _choice(letter: str, sign: str, others: Mapping[str, Edit]) -> Mapping[str, float]:
    fits = _FITS.get(sign, sign.__eq__)
    fitting = {other: edit for other, edit in others.items() if fits(other)}
    if not fits(letter):
        return {other: edit.where_wrong for other, edit in fitting.items()}
    return {**{other: edit.cost for other, edit in fitting.items()}, letter: 0.0}


def _others(read: AsRead) -> _Others:
    """What each sign may be instead, in capitals."""
    found: dict[int, dict[str, Edit]] = defaultdict(dict)
    for edit in sorted(edits(read), key=lambda edit: -edit.cost):
        if edit.end == edit.start + 1 and len(edit.text) == 1:
            found[edit.start][_capital(edit.text)] = edit
    return found


def _capital(sign: str) -> str:
    """A single sign again: the capital of some, such as of a sharp s, are two."""
    capital = sign.upper()
    return capital if len(capital) == 1 else sign


def _likeliest(choices: _Choices) -> str:
    return "".join(min(choice, key=lambda sign: choice[sign], default="") for choice in choices)


def _cheapest_first(choices: _Choices, most: float) -> Iterator[tuple[float, str]]:
    """All combinations that cost no more than `most`, the cheapest first."""
    if not all(choices):
        return
    first = _likeliest(choices)
    base = sum(choice[sign] for choice, sign in zip(choices, first, strict=True))
    yield base, first
    changes = sorted(
        (cost - choice[first[place]], place, sign)
        for place, choice in enumerate(choices)
        for sign, cost in choice.items()
        if sign != first[place]
    )
    for extra, chosen in _subsets([cost for cost, _, _ in changes], most - base):
        signs = {changes[index][1]: changes[index][2] for index in chosen}
        # Two signs for one place are none.
        if len(signs) == len(chosen):
            yield base + extra, "".join(signs.get(at, sign) for at, sign in enumerate(first))


def _subsets(costs: Sequence[float], most: float) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Choices of these costs, which rise, that together cost no more, the cheapest first.

    Each choice comes from one other: by one more at its end, or by the next in place of its last.
    """
    heap: list[tuple[float, tuple[int, ...]]] = [(costs[0], (0,))] if costs else []
    for _ in range(_MOST_STEPS):
        if not heap or heap[0][0] > most:
            return
        cost, chosen = heappop(heap)
        yield cost, chosen
        following = chosen[-1] + 1
        if following < len(costs):
            heappush(heap, (cost + costs[following], (*chosen, following)))
            replaced = cost - costs[chosen[-1]] + costs[following]
            heappush(heap, (replaced, (*chosen[:-1], following)))
