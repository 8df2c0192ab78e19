"""The amounts that a field may hold instead of the one that was read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.core.money import format_amount, parse_amount
from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.variants import variants

#: Signs that were misread in one amount; with more it is no longer the same amount.
_MOST_EDITS = 2
#: What costs more is believed of nothing.
_MOST_COST = 12.0
#: What it costs to take another candidate of the field than the one that was decided for: one sum
#: must not outvote what is likely right, since promotions and rows nobody read break sums too.
_OTHER_CANDIDATE = 4.0


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount and what it costs to believe that it was printed: minus the log of its odds.

    `candidate` is what it was read from, where that is another place than the field's.
    """

    amount: Decimal
    cost: float
    candidate: Candidate | None = None


def misread(amount: Decimal, read: AsRead) -> Iterator[Reading]:
    """Other amounts that the text may be; none where the amount was not taken from it."""
    if parse_amount(read.text) != amount:
        return
    for variant in variants(read, _MOST_EDITS, _MOST_COST):
        if (other := parse_amount(variant.text)) is not None:
            yield Reading(other, variant.cost)


def proposed(candidates: Iterable[Candidate], confidence: float) -> Iterator[Reading]:
    """What other voters or other places propose, against a value of that confidence.

    Whoever weighed them all left others no more than the rest, however sure a voter is.
    """
    for one in candidates:
        if (amount := parse_amount(one.value)) is not None:
            left = min(one.confidence, 1 - confidence)
            odds = max(confidence, 0.01) / max(left, 0.01)
            yield Reading(amount, _OTHER_CANDIDATE + max(math.log(odds), 0.0), one)


def written(amount: Decimal, kind: Kind) -> str:
    """The amount as values of its kind are written: 5.00 is 5 where pieces are counted."""
    return format_amount(amount) if kind is Kind.MONEY else f"{amount.normalize():f}"


def cheapest(readings: Iterable[Reading], amount: Decimal) -> tuple[Reading, ...]:
    """The likeliest reading of each other amount, by amount."""
    found: dict[Decimal, Reading] = {}
    for one in readings:
        if one.amount != amount and (one.amount not in found or one.cost < found[one.amount].cost):
            found[one.amount] = one
    return tuple(sorted(found.values(), key=lambda one: one.amount))
