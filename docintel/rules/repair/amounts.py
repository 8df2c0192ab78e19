"""The amounts that a field may hold instead of the one that was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from docintel.core.money import parse_amount
from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.variants import variants

#: Signs that a value was misread in at once; more is no longer the same amount.
_MOST_EDITS = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount and what it costs to believe that it was printed: minus the log of its odds."""

    amount: Decimal
    cost: float


def readings(amount: Decimal, read: AsRead) -> tuple[Reading, ...]:
    """Other amounts that the text may be, the likeliest first; none where it is not this amount."""
    if read.is_exact or parse_amount(read.text) != amount:
        return ()
    cheapest: dict[Decimal, float] = {}
    for other, cost in _read_otherwise(read):
        if other != amount and cost < cheapest.get(other, float("inf")):
            cheapest[other] = cost
    found = (Reading(other, cost) for other, cost in cheapest.items())
    return tuple(sorted(found, key=lambda one: (one.cost, one.amount)))


def _read_otherwise(read: AsRead) -> Iterator[tuple[Decimal, float]]:
    for variant in variants(read, _MOST_EDITS):
        if (other := parse_amount(variant.text)) is not None:
            yield other, variant.cost
