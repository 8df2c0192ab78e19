"""Repair amounts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from docintel.core.document import Document, Field
from docintel.core.money import format_amount
from docintel.rules.repair.amounts import Reading, cheapest, misread, proposed
from docintel.rules.repair.as_read import Words
from docintel.rules.repair.balances import balances
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Values
from docintel.rules.repair.places import amounts_at, field_at
from docintel.rules.repair.rows import rows
from docintel.rules.repair.search import Changes, Puzzle, components
from docintel.rules.repair.totals import totals


def repair_amounts(document: Document, words: Words) -> Iterator[Change]:
    """One change for each amount that was misread, as far as there is one way to make all hold."""
    constraints = [*totals(document), *rows(document), *balances(document)]
    values = amounts_at(document, {path for one in constraints for path in one.paths})
    if all(one.holds(values) for one in constraints):
        return

    @cache
    def others(path: str) -> Sequence[Reading]:
        return _readings(document, words, path, values[path])

    for group in components(constraints):
        if any(not one.holds(values) for one in group):
            solution = Puzzle(group, values, others).solve()
            if solution:
                yield from _changes(document, group, values, solution.changes)


def _readings(document: Document, words: Words, path: str, amount: Decimal) -> tuple[Reading, ...]:
    """What may stand there instead, from how it was read and from what others proposed."""
    field = field_at(document, path)
    if field is None:
        return ()
    candidates = [one for one in document.candidates if one.name == path and one.row is None]
    readings = [*misread(amount, words.of(field)), *proposed(candidates, field.confidence)]
    return cheapest(readings, amount)


def _changes(
    document: Document, group: Sequence[Constraint], values: Values, changes: Changes
) -> Iterator[Change]:
    now: Values = {**values, **{path: one.amount for path, one in changes.items()}}
    for path, reading in changes.items():
        field = field_at(document, path)
        proofs = [one for one in group if path in one.paths]
        if field is None or not proofs:
            continue
        reason = Reason(
            [one.rule for one in proofs],
            " and ".join(one.says(now) for one in proofs),
            proves=len(proofs) > 1,
        )
        yield changed(path, _at(field, reading), format_amount(reading.amount), reason)


def _at(field: Field, reading: Reading) -> Field:
    """The field, with the text and the place of what was read elsewhere."""
    one = reading.candidate
    if one is None:
        return field
    return replace(field, text=one.text, source=one.source, page=one.page, boxes=one.boxes)
