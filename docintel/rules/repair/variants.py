"""Other texts that may have been printed where one was read, each with a cost."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.glyphs import LOOK_ALIKES

#: What it costs to take a sign for misread that its reader was sure of.
UNSEEN = 4.0


@dataclass(frozen=True, slots=True)
class Edit:
    """`text[start:end]` may be `text`."""

    start: int
    end: int
    text: str
    cost: float


@dataclass(frozen=True, slots=True)
class Variant:
    """A text that may have been printed; the cost is minus the logarithm of its odds."""

    text: str
    cost: float


def edits(read: AsRead) -> list[Edit]:
    """What may be different, one place at a time: first what the reader nearly read."""
    if read.is_exact:
        return []
    found: dict[tuple[int, int, str], float] = {}
    for place, letter in enumerate(read.text):
        for other, cost in LOOK_ALIKES.get(letter, {}).items():
            found[place, place + 1, other] = UNSEEN + cost
    for one in read.others:
        odds = -math.log(one.probability / max(1 - one.probability, 0.01))
        key = (one.start, one.end, one.text)
        found[key] = min(found.get(key, math.inf), max(odds, 0.0))
    return [Edit(*key, cost) for key, cost in found.items()]


def variants(read: AsRead, most: int) -> Iterator[Variant]:
    """The text with up to `most` edits that do not touch each other."""
    possible = sorted(edits(read), key=lambda edit: (edit.start, edit.end))
    for count in range(1, most + 1):
        for chosen in combinations(possible, count):
            if all(one.end <= two.start for one, two in pairwise(chosen)):
                yield Variant(_applied(read.text, chosen), sum(one.cost for one in chosen))


def _applied(text: str, chosen: tuple[Edit, ...]) -> str:
    for edit in reversed(chosen):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
