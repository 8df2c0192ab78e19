"""Find the one cheapest change of amounts that makes what is broken hold."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from heapq import heappop, heappush
from itertools import count

from docintel.rules.repair.amounts import Reading
from docintel.rules.repair.constraints import Constraint, Hunch
from docintel.rules.repair.forms import Values
from docintel.rules.repair.mending import Changes, changed_values, mending

#: The other amounts that a path may have, by amount.
Readings = Callable[[str], Sequence[Reading]]

#: How much cheaper than any other explanation a change must be: odds of 50 to 1.
MARGIN = 3.9
_MOST_CHANGES = 4
#: What it costs where a change makes a sum hold only as well as rounding explains.
_ROUNDED = 2.0
_MOST_STEPS = 500


@dataclass(frozen=True)
class Puzzle:
    """Constraints that share amounts, at least one of them broken."""

    constraints: Sequence[Constraint]
    hunches: Sequence[Hunch]
    values: Values
    readings: Readings

    def solve(self) -> Changes:
        """The changes that every explanation has which is not clearly worse than the best."""
        ranked = sorted(self._explanations(), key=lambda found: found[0])
        best, changes = ranked[0]
        close = [others for cost, others in ranked if cost < best + MARGIN]
        certain = {
            path: reading
            for path, reading in changes.items()
            if all(path in others and others[path].amount == reading.amount for others in close)
        }
        return certain if self._left_broken(certain) is not None else {}

    @cached_property
    def broken(self) -> Sequence[Constraint]:
        return [one for one in self.constraints if not one.holds(self.values)]

    @cached_property
    def _doubtful(self) -> frozenset[str]:
        """Only what a broken constraint names is ever changed: what fits stays as it is."""
        return frozenset(path for one in self.broken for path in one.paths)

    @cached_property
    def _about(self) -> Mapping[str, Sequence[Constraint]]:
        return {
            path: [one for one in self.constraints if path in one.paths] for path in self._doubtful
        }

    def _explanations(self) -> Iterator[tuple[float, Changes]]:
        """No change, and all changes that may compete, each with what it costs altogether."""
        order = count()
        nothing: Changes = {}
        # A change must lead by the margin over no change, and the best one over the second best.
        most = self._price(nothing, self.broken) - MARGIN
        heap = [(0.0, next(order), nothing)]
        seen = set()
        for _ in range(_MOST_STEPS):
            if not heap or (heap[0][0] > most and heap[0][2]):
                return
            _, _, changes = heappop(heap)
            # One that leaves a sum broken which names its amounts is never made, but competes.
            whole = self._price(changes, self._broken_by(changes))
            yield whole, changes
            most = min(most, whole + MARGIN)
            for price, following in self._next(changes, most):
                key = frozenset((path, reading.amount) for path, reading in following.items())
                if key not in seen:
                    seen.add(key)
                    heappush(heap, (price, next(order), following))
        # Too many to look through: that nothing is changed is then the best of all.
        yield -math.inf, nothing

    def _price(self, changes: Changes, left: Sequence[Constraint]) -> float:
        """What it costs to believe in the changes, and in what they leave broken."""
        values = changed_values(self.values, changes)
        unusual = sum(hunch.cost(values) for hunch in self.hunches)
        spent = sum(reading.cost for reading in changes.values())
        touched = {id(one): one for path in changes for one in self._about[path]}
        rounded = sum(not one.is_exact(values) for one in touched.values())
        return spent + sum(one.weight for one in left) + unusual + _ROUNDED * rounded

    def _next(self, changes: Changes, most: float) -> Iterator[tuple[float, Changes]]:
        """The changes with one or two more, which mend what is broken, and their price."""
        values = changed_values(self.values, changes)
        spent = sum(one.cost for one in changes.values())
        for one in self._broken_by(changes):
            free = one.paths & self._doubtful - changes.keys()
            readings = {path: partial(self.readings, path) for path in sorted(free)}
            for more in mending(one, values, readings, most - spent):
                if len(changes) + len(more) <= _MOST_CHANGES:
                    price = spent + sum(reading.cost for reading in more.values())
                    yield price, {**changes, **more}

    def _broken_by(self, changes: Changes) -> Sequence[Constraint]:
        """What is broken after the changes."""
        values = changed_values(self.values, changes)
        touched = {id(one): one for path in changes for one in self._about[path]}
        untouched = [one for one in self.broken if id(one) not in touched]
        return [*untouched, *(one for one in touched.values() if not one.holds(values))]

    def _left_broken(self, changes: Changes) -> Sequence[Constraint] | None:
        """What stays broken; None where that would name a changed amount."""
        left = self._broken_by(changes)
        is_named = any(path in one.paths for one in left for path in changes)
        return None if is_named else left
