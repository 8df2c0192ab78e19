"""Part constraints into groups that share no amount, so that each is solved by itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from docintel.rules.repair.constraints import Constraint


def groups_of(constraints: Sequence[Constraint]) -> list[list[Constraint]]:
    """Groups of constraints that hang together through amounts they share, in order."""
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
