"""Repair amounts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from docintel.core.document import Document
from docintel.core.money import format_amount
from docintel.rules.repair.amend import field_at
from docintel.rules.repair.amounts import Reading, readings
from docintel.rules.repair.as_read import Words
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Values
from docintel.rules.repair.rows import rows
from docintel.rules.repair.search import Changes, Puzzle, components
from docintel.rules.repair.totals import totals
from docintel.rules.values import amount


def repair_amounts(document: Document, words: Words) -> Iterator[Change]:
    """One change for each amount that was misread, as far as there is one way to make all hold."""
    constraints = [*totals(document), *rows(document)]
    values = _values(document, constraints)
    if all(one.holds(values) for one in constraints):
        return

    @cache
    def others(path: str) -> Sequence[Reading]:
        field = field_at(document, path)
        return readings(values[path], words.of(field)) if field else ()

    for group in components(constraints):
        if all(one.holds(values) for one in group):
            continue
        solution = Puzzle(group, values, others).solve()
        if solution:
            yield from _changes(document, group, values, solution.changes)


def _values(document: Document, constraints: Sequence[Constraint]) -> Values:
    paths = {path for one in constraints for path in one.paths}
    found = {path: amount(field_at(document, path)) for path in paths}
    return {path: value for path, value in found.items() if value is not None}


def _changes(
    document: Document, group: Sequence[Constraint], values: Values, changes: Changes
) -> Iterator[Change]:
    now: dict[str, Decimal] = {**values, **{path: one.amount for path, one in changes.items()}}
    for path, reading in changes.items():
        field = field_at(document, path)
        proofs = [one for one in group if path in one.paths and one.holds(now)]
        if field is None or not proofs:
            continue
        reason = Reason(
            [one.rule for one in proofs],
            " and ".join(one.says(now) for one in proofs),
            proves=len(proofs) > 1,
        )
        yield changed(path, field, format_amount(reading.amount), reason)
