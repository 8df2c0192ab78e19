"""Other texts that may have been printed where one was read, each with a cost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.glyphs import LOOK_ALIKES

#: Lost and added marks are one mistake in so many, as a cost.
_MARK = 1.5
_MARKS = ".,-"
#: The surprise at a letter that is a digit, or a digit that is a letter.
_OF_DOUBLES = 4.5
#: Where a decimal point was lost: digits, the last two of them cents.
_CENTS = 2


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` may be `text`; the cost is minus the logarithm of its odds.

    `where_wrong` is what it costs where the sign that was read cannot be right.
    """

    start: int
    end: int
    text: str
    cost: float
    where_wrong: float


@dataclass(frozen=True, slots=True)
class Variant:
    """A text that may have been printed."""

    text: str
    cost: float


def edits(read: AsRead) -> list[Edit]:
    """What may be different, one place at a time; nothing where nobody had to read."""
    if read.is_exact:
        return []
    found = {
        (one.start, one.end, one.text): replace(one, cost=one.cost + _surprise(read, one))
        for one in _unseen(read.text)
    }
    for one in _nearly_read(read):
        key = (one.start, one.end, one.text)
        known = found.get(key, one)
        found[key] = replace(
            one,
            cost=min(one.cost, known.cost),
            where_wrong=min(one.where_wrong, known.where_wrong),
        )
    return list(found.values())


def _nearly_read(read: AsRead) -> Iterator[Edit]:
    for other in read.others:
        if other.text or _may_be_added(read.text, other.start):
            odds = other.probability / max(1 - other.probability, 0.01)
            cost = max(-math.log(odds), 0.0)
            yield Edit(other.start, other.end, other.text, cost, cost)


def variants(read: AsRead, most_edits: int, most_cost: float) -> Iterator[Variant]:
    """The text with edits that do not touch each other and cost no more than that together."""
    affordable = [edit for edit in edits(read) if edit.cost <= most_cost]
    possible = sorted(affordable, key=lambda edit: (edit.start, edit.end))
    for count in range(1, most_edits + 1):
        for chosen in combinations(possible, count):
            cost = sum(one.cost for one in chosen)
            if cost <= most_cost and all(a.end <= b.start for a, b in pairwise(chosen)):
                yield Variant(_applied(read.text, chosen), cost)


def _unseen(text: str) -> Iterator[Edit]:
    """Mistakes that the reader gave no sign of: look-alikes, and lost or added marks."""
    for place, sign in enumerate(text):
        for other, cost in LOOK_ALIKES.get(sign, {}).items():
            yield Edit(place, place + 1, other, cost, cost)
        if _may_be_added(text, place):
            yield Edit(place, place + 1, "", _MARK, _MARK)
    if text.isdigit() and len(text) > _CENTS:
        yield Edit(len(text) - _CENTS, len(text) - _CENTS, ".", _MARK, _MARK)
    if text[:1].isdigit():
        yield Edit(0, 0, "-", _MARK, _MARK)


def _surprise(read: AsRead, edit: Edit) -> float:
    """Readers go by the signs around: among digits they are sure of a 0 that is an O."""
    signs = read.text[edit.start : edit.end] + edit.text
    is_double = signs.isalnum() and not signs.isalpha() and not signs.isdigit()
    return min(read.surprise, _OF_DOUBLES) if is_double else read.surprise


def _may_be_added(text: str, place: int) -> bool:
    """Whether the sign is a mark, and not the only one."""
    return text[place] in _MARKS and sum(text.count(mark) for mark in _MARKS) > 1


def _applied(text: str, chosen: tuple[Edit, ...]) -> str:
    for edit in reversed(chosen):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
