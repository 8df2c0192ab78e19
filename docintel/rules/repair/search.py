"""Find the one cheapest change of amounts that makes what is broken hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from heapq import heappop, heappush
from itertools import count

from docintel.rules.repair.amounts import Reading
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Values

#: The other amounts that a path may have.
Readings = Callable[[str], Sequence[Reading]]
Changes = Mapping[str, Reading]

#: How much cheaper than any other explanation a change must be: odds of 50 to 1.
MARGIN = 3.9
_MOST_CHANGES = 3
_MOST_STEPS = 2000
#: Two amounts of one constraint are changed at once only where it names no more than these.
_FEW = 5


@dataclass(frozen=True)
class Solution:
    """Changes by path; `lead` is how much cheaper they are than the next best explanation."""

    changes: Changes
    lead: float


@dataclass(frozen=True)
class Puzzle:
    """Constraints that share amounts, at least one of them broken."""

    constraints: Sequence[Constraint]
    values: Values
    readings: Readings

    @cached_property
    def broken(self) -> Sequence[Constraint]:
        return [one for one in self.constraints if not one.holds(self.values)]

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        """Only what a broken constraint names is ever changed: what fits stays as it is."""
        return frozenset(path for one in self.broken for path in one.paths)

    def solve(self) -> Solution | None:
        """The changes that clearly explain more than any others, and than no change at all."""
        ranked = sorted(self._explanations(), key=lambda found: found[0])
        if not ranked[0][1]:
            return None
        cost, changes = ranked[0]
        lead = ranked[1][0] - cost
        return Solution(changes, lead) if lead >= MARGIN else None

    def _explanations(self) -> Iterator[tuple[float, Changes]]:
        """No change, and all changes that may compete, each with what it costs altogether."""
        order = count()
        nothing: Changes = {}
        # A change must lead by the margin over no change, and the best one over the second best.
        most = sum(one.weight for one in self.broken) - MARGIN
        heap = [(0.0, next(order), nothing)]
        seen = {_key(nothing)}
        for _ in range(_MOST_STEPS):
            if not heap or heap[0][0] > most:
                return
            cost, _, changes = heappop(heap)
            left = self._left_broken(changes)
            if left is not None:
                whole = cost + sum(one.weight for one in left)
                yield whole, changes
                most = min(most, whole + MARGIN)
            for following in self._next(changes, most - cost):
                if (key := _key(following)) not in seen:
                    seen.add(key)
                    price = sum(one.cost for one in following.values())
                    heappush(heap, (price, next(order), following))

    def _left_broken(self, changes: Changes) -> Sequence[Constraint] | None:
        """What stays broken; None where that would name a changed amount."""
        values = self._changed(changes)
        left = [one for one in self.constraints if not one.holds(values)]
        if any(path in one.paths for one in left for path in changes):
            return None
        return left

    def _next(self, changes: Changes, spare: float) -> Iterator[Changes]:
        """One change more: an amount that mends a broken constraint, or the first of two."""
        if len(changes) == _MOST_CHANGES:
            return
        values = self._changed(changes)
        for one in self.constraints:
            if not one.holds(values):
                for path, reading in self._mending(one, values, changes):
                    if reading.cost <= spare:
                        yield {**changes, path: reading}

    def _mending(
        self, constraint: Constraint, values: Values, changes: Changes
    ) -> Iterator[tuple[str, Reading]]:
        free = constraint.paths & self._doubtful - changes.keys()
        may_need_two = len(constraint.paths) <= _FEW and len(changes) + 1 < _MOST_CHANGES
        needed = [form.needed(values) for form in constraint.forms]
        for path in sorted(free):
            ranges = [one[path] for one in needed if path in one]
            for reading in self.readings(path):
                if may_need_two or any(low <= reading.amount <= high for low, high in ranges):
                    yield path, reading

    def _changed(self, changes: Changes) -> Values:
        return {**self.values, **{path: one.amount for path, one in changes.items()}}


def _key(changes: Changes) -> frozenset[tuple[str, Decimal]]:
    return frozenset((path, reading.amount) for path, reading in changes.items())


def components(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Groups of constraints that share amounts, in the order of their first."""
    groups: list[list[Constraint]] = []
    for one in constraints:
        joined = [group for group in groups if any(one.paths & other.paths for other in group)]
        kept = [group for group in groups if group not in joined]
        groups = [*kept, [member for group in joined for member in group] + [one]]
    return groups
