"""Part what is broken into groups that have nothing to do with each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Values

#: Broken constraints that are solved together; with more a sum over many amounts cannot tell which.
_MOST_BROKEN = 4
#: A constraint that names more amounts binds a whole table together.
_FEW = 5


def broken_groups(constraints: Sequence[Constraint], values: Values) -> list[list[Constraint]]:
    """Groups of broken constraints that share amounts, each with all that its amounts must keep.

    Where many amounts of a table were misread its sum is left out, so that each row is mended by
    itself.
    """
    broken = [one for one in constraints if not one.holds(values)]
    found = []
    for group in _bound_together(broken):
        if len(group) <= _MOST_BROKEN:
            found.append(_with_guards(group, constraints))
        else:
            local = [one for one in group if len(one.paths) <= _FEW]
            others = [one for one in constraints if one not in group or one in local]
            found += [_with_guards(part, others) for part in _bound_together(local)]
    return found


def _with_guards(
    group: Sequence[Constraint], constraints: Iterable[Constraint]
) -> list[Constraint]:
    """The constraints that name one of the group's amounts."""
    paths = {path for one in group for path in one.paths}
    return [one for one in constraints if one.paths & paths]


def _bound_together(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Groups that hang together through amounts they share, in order."""
    leader: dict[str, str] = {}

    def find(path: str) -> str:
        while leader.setdefault(path, path) != path:
            leader[path] = path = leader[leader[path]]
        return path

    for one in constraints:
        first, *others = sorted(one.paths)
        for path in others:
            leader[find(path)] = find(first)
    groups: dict[str, list[Constraint]] = defaultdict(list)
    for one in constraints:
        groups[find(min(one.paths))].append(one)
    return list(groups.values())
