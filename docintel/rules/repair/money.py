"""Repair amounts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from docintel.core.cell_paths import value_at
from docintel.core.document import Document, Field
from docintel.core.document_type import DocumentType, Kind
from docintel.rules.repair.amounts import Reading, cheapest, misread, proposed, written
from docintel.rules.repair.as_read import Words
from docintel.rules.repair.balances import balances
from docintel.rules.repair.changes import Change, changed
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Values
from docintel.rules.repair.groups import broken_groups
from docintel.rules.repair.mending import Changes, changed_values
from docintel.rules.repair.places import amounts_at
from docintel.rules.repair.proving import reasons_of
from docintel.rules.repair.rows import rows
from docintel.rules.repair.search import Puzzle
from docintel.rules.repair.totals import hunches, totals

#: A change that costs more was not even nearly read so, and needs more than one sum to prove it.
_FAR_FETCHED = 6.0


def repair_amounts(
    document: Document, document_type: DocumentType, words: Words
) -> Iterator[Change]:
    """One change for each amount that was misread, as far as there is one way to make all hold.

    Only the rules of the document's type count.
    """
    known = (*totals(document), *rows(document), *balances(document))
    constraints = [one for one in known if one.rule in document_type.rules]
    values = amounts_at(document, {path for one in constraints for path in one.paths})

    @cache
    def others(path: str) -> Sequence[Reading]:
        return _readings(document, words, path, values[path])

    for group in broken_groups(constraints, values):
        paths = {path for one in group for path in one.paths}
        likely = [one for one in hunches(document) if one.paths <= paths]
        changes = Puzzle(group, likely, values, others).solve()
        yield from _changes(document, document_type, constraints, values, changes)


def _readings(document: Document, words: Words, path: str, amount: Decimal) -> tuple[Reading, ...]:
    """What may stand there instead, from how it was read and from what others proposed."""
    field = value_at(document, path)
    if field is None:
        return ()
    candidates = [one for one in document.candidates if one.name == path and one.row is None]
    readings = [*misread(amount, words.of(field)), *proposed(candidates, field.confidence)]
    return cheapest(readings, amount)


def _changes(
    document: Document,
    document_type: DocumentType,
    group: Sequence[Constraint],
    values: Values,
    changes: Changes,
) -> Iterator[Change]:
    """The changes with their reasons; none where one of them is far-fetched and hardly proved."""
    reasons = reasons_of(group, changed_values(values, changes), changes)
    if any(
        one.cost > _FAR_FETCHED and not reasons[path].is_strong for path, one in changes.items()
    ):
        return
    for path, reading in changes.items():
        if field := value_at(document, path):
            value = written(reading.amount, _kind(document_type, path))
            yield changed(path, _at(field, reading), value, reasons[path])


def _kind(document_type: DocumentType, path: str) -> Kind:
    """Amounts that the type does not list are money."""
    column = document_type.column(path.rpartition(".")[2]) if "." in path else None
    spec = column or document_type.field(path)
    return spec.kind if spec else Kind.MONEY


def _at(field: Field, reading: Reading) -> Field:
    """The field, with the text and the place of what was read elsewhere."""
    one = reading.candidate
    if one is None:
        return field
    return replace(field, text=one.text, source=one.source, page=one.page, boxes=one.boxes)
