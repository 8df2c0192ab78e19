"""The changes that make one broken constraint hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from docintel.rules.repair.amounts import Reading
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Form, Range, Values

Changes = Mapping[str, Reading]
#: The other amounts that a path may have, by amount.
Readings = Mapping[str, Sequence[Reading]]

#: Two amounts of one constraint are changed at once only where it names no more than these.
_FEW = 5


def changed_values(values: Values, changes: Changes) -> Values:
    return {**values, **{path: one.amount for path, one in changes.items()}}


def mending(
    constraint: Constraint, values: Values, readings: Readings, most: float
) -> Iterator[Changes]:
    """Each change of one amount that makes it hold, and of two where there are few to choose."""
    for form in constraint.forms:
        yield from _single(form, values, readings, most)
        if len(constraint.paths) <= _FEW:
            yield from _double(form, values, readings, most)


def _single(form: Form, values: Values, readings: Readings, most: float) -> Iterator[Changes]:
    for path, needed in form.needed(values).items():
        for reading in _within(readings.get(path, ()), needed):
            if reading.cost <= most:
                yield {path: reading}


def _double(form: Form, values: Values, readings: Readings, most: float) -> Iterator[Changes]:
    free = [path for path in readings if path in form.paths and readings[path]]
    for place, first in enumerate(free[:-1]):
        later = {path: readings[path] for path in free[place + 1 :]}
        cheapest = min(reading.cost for others in later.values() for reading in others)
        for reading in readings[first]:
            if reading.cost + cheapest <= most:
                now = {**values, first: reading.amount}
                if form.holds(now):
                    continue
                for second in _single(form, now, later, most - reading.cost):
                    yield {first: reading, **second}


def _within(readings: Sequence[Reading], needed: Range) -> Iterator[Reading]:
    low, high = needed
    for reading in readings[bisect_left(readings, low, key=_amount) :]:
        if reading.amount > high:
            return
        yield reading


def _amount(reading: Reading) -> Decimal:
    return reading.amount
