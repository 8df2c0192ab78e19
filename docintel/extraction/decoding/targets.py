"""Tell which of a model's labels speaks of which field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.document_type import DocumentType, FieldSpec, Kind

_COLUMN = "line_items."

#: Where each label stands, by what is meant with it.
Places = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Target:
    """A field, or a column of the line items, and the places of its labels among all labels."""

    spec: FieldSpec
    labels: tuple[int, ...]
    is_column: bool = False


def targets(
    labels: Sequence[str], document_type: DocumentType, names: Mapping[str, str]
) -> list[Target]:
    """The fields and columns that the model can say something about.

    A label is the role of a field or its name; a column is `item_quantity` or
    `line_items.quantity`. `names` turns the labels of a foreign model into one of these; others
    are taken in lower case. Labels of other types are left out.
    """
    meant: Places = {}
    for at, label in enumerate(labels):
        meant.setdefault(names.get(label, label.lower()), []).append(at)
    found = [*_fields(meant, document_type, set(names.values())), *_columns(meant, document_type)]
    return [target for target in found if target.labels]


def _fields(meant: Places, document_type: DocumentType, named: set[str]) -> Iterator[Target]:
    for spec in document_type.fields:
        yield Target(spec, _at(meant, {spec.learned_as, spec.name}))
    if document_type.is_open:
        known = {name for spec in document_type.fields for name in (spec.name, spec.learned_as)}
        for name in sorted(named - known):
            yield Target(FieldSpec(name, Kind.TEXT), _at(meant, {name}))


def _columns(meant: Places, document_type: DocumentType) -> Iterator[Target]:
    for spec in document_type.columns:
        mine = {spec.learned_as, f"{_COLUMN}{spec.name}"}
        yield Target(spec, _at(meant, mine), is_column=True)


def _at(meant: Places, mine: set[str]) -> tuple[int, ...]:
    return tuple(sorted(at for name in mine for at in meant.get(name, ())))
