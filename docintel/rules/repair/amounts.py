"""The amounts that a field may hold instead of the one that was read."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from docintel.core.document import Candidate
from docintel.core.money import parse_amount
from docintel.rules.repair.as_read import AsRead
from docintel.rules.repair.variants import variants

#: Signs that were misread in one amount; with more it is no longer the same amount.
_MOST_EDITS = 2
#: What it costs to take another candidate of the field than the one that was decided for...
_OTHER_CANDIDATE = 1.5
#: ... and to read `1.250` as one and a quarter instead of a thousand, or the other way round.
_OTHER_GROUPING = 2.5
_GROUPED = re.compile(r"-?\d{1,3}[.,]\d{3}")


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
    as_parsed = parse_amount(read.text)
    if as_parsed is None or as_parsed not in (amount, amount * 1000):
        return
    share = Decimal(1) if as_parsed == amount else Decimal("0.001")
    for variant in variants(read, _MOST_EDITS):
        if (other := parse_amount(variant.text)) is not None:
            yield Reading(other * share, variant.cost)
    if _GROUPED.fullmatch(read.text):
        yield Reading(amount * (1000 if share < 1 else Decimal("0.001")), _OTHER_GROUPING)


def proposed(candidates: Iterable[Candidate], confidence: float) -> Iterator[Reading]:
    """What other voters or other places propose, against a value of that confidence."""
    for one in candidates:
        if (amount := parse_amount(one.value)) is not None:
            odds = max(confidence, 0.01) / max(one.confidence, 0.01)
            yield Reading(amount, _OTHER_CANDIDATE + max(math.log(odds), 0.0), one)


def cheapest(readings: Iterable[Reading], amount: Decimal) -> tuple[Reading, ...]:
    """The likeliest reading of each other amount, by amount."""
    found: dict[Decimal, Reading] = {}
    for one in readings:
        if one.amount != amount and (one.amount not in found or one.cost < found[one.amount].cost):
            found[one.amount] = one
    return tuple(sorted(found.values(), key=lambda one: one.amount))
