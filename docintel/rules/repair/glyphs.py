"""Signs that recognisers take for one another, and how unlikely each mistake is."""

from __future__ import annotations

from collections.abc import Mapping

#: Signs drawn alike, with the cost of taking one for the other: minus the natural logarithm of how
#: often a sign that was misread at all is this one.
_ALIKE: tuple[tuple[str, float], ...] = (
    ("0O", 0.5),
    ("0o", 0.7),
    ("0D", 1.2),
    ("0Q", 1.6),
    ("1l", 0.7),
    ("1I", 0.7),
    ("1|", 0.7),
    ("1i", 1.6),
    ("1!", 1.6),
    ("17", 1.4),
    ("1T", 2.5),
    ("2Z", 0.7),
    ("2z", 1.0),
    ("27", 2.3),
    ("3B", 1.8),
    ("35", 2.0),
    ("38", 1.2),
    ("39", 2.0),
    ("4A", 1.6),
    ("49", 2.3),
    ("5S", 0.5),
    ("5s", 0.7),
    ("56", 1.8),
    ("58", 2.3),
    ("6G", 0.9),
    ("6b", 1.0),
    ("68", 1.2),
    ("60", 1.8),
    ("7T", 2.0),
    ("8B", 0.7),
    ("80", 1.6),
    ("89", 1.8),
    ("9g", 0.9),
    ("9q", 0.9),
    ("90", 2.0),
    (".,", 0.5),
    (".:", 1.2),
    (",;", 1.4),
    ("-~", 1.0),
    ("-_", 1.2),
)


def _both_ways() -> Mapping[str, Mapping[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for pair, cost in _ALIKE:
        one, other = tuple(pair)
        table.setdefault(one, {})[other] = cost
        table.setdefault(other, {})[one] = cost
    return table


#: For each sign, what it may be instead, and at what cost.
LOOK_ALIKES: Mapping[str, Mapping[str, float]] = _both_ways()
