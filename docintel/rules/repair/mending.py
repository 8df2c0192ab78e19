"""The changes that make one broken constraint hold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from docintel.rules.repair.amounts import Reading
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Form, Range, Values

Changes = Mapping[str, Reading]
#: What finds the other amounts that a path may have, by amount.
Readings = Mapping[str, Callable[[], Sequence[Reading]]]

#: Two amounts of one constraint are changed at once only where it names no more than these.
_FEW = 5


def changed_values(values: Values, changes: Changes) -> Values:
    """All amounts, those that are changed as they then are."""
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
    is_long = len(form.paths) > _FEW
    for path, needed in form.needed(values).items():
        # Other readings take time to find, and few of many amounts may have been the needed one.
        if path in readings and not (is_long and not _is_like(values[path], needed)):
            for reading in _within(readings[path](), needed):
                if reading.cost <= most:
                    yield {path: reading}


def _double(form: Form, values: Values, readings: Readings, most: float) -> Iterator[Changes]:
    free = [path for path in readings if path in form.paths and readings[path]()]
    for place, first in enumerate(free[:-1]):
        later = {path: readings[path] for path in free[place + 1 :]}
        cheapest = min(reading.cost for others in later.values() for reading in others())
        for reading in readings[first]():
            if reading.cost + cheapest <= most:
                now = {**values, first: reading.amount}
                if form.holds(now):
                    continue
                for second in _single(form, now, later, most - reading.cost):
                    yield {first: reading, **second}


def _is_like(amount: Decimal, needed: Range) -> bool:
    """Whether the digits of both are the same but for two at most, or for two more at the end."""
    one, other = (f"{abs(value):.2f}".replace(".", "") for value in (amount, sum(needed) / 2))
    if len(one) != len(other):
        return one.startswith(other) or other.startswith(one)
    return sum(mine != yours for mine, yours in zip(one, other, strict=True)) <= 2


def _within(readings: Sequence[Reading], needed: Range) -> Iterator[Reading]:
    low, high = needed
    for reading in readings[bisect_left(readings, low, key=_amount) :]:
        if reading.amount > high:
            return
        yield reading


def _amount(reading: Reading) -> Decimal:
    return reading.amount
