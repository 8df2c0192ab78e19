"""Which roles a printed label stands for, be it beside a value or at the head of a column."""

from __future__ import annotations

from functools import cache

from docintel.core.document_type import DocumentType, Kind
from docintel.extraction.labels import Vocabulary, column_vocabulary, field_vocabulary

#: Kinds that are listed or marked with signs of their own; rules read them without learning.
NOT_LEARNED = frozenset({Kind.CHOICE, Kind.CURRENCY, Kind.MRZ})


@cache
def announcements(document_type: DocumentType) -> Vocabulary:
    """The labels of fields, the heads of columns and the decoys, each with its roles."""
    fields = {one.name: one.learned_as for one in document_type.fields}
    columns = {one.name: one.learned_as for one in document_type.columns}
    roles: dict[str, tuple[str, ...]] = {}
    for vocabulary, own in (
        (field_vocabulary(document_type), fields),
        (column_vocabulary(document_type), columns),
    ):
        for label, names in vocabulary.names.items():
            # Of # no letter is left, and nothing stands beside most values.
            if not label:
                continue
            found = (*roles.get(label, ()), *(own[name] for name in names))
            roles[label] = tuple(dict.fromkeys(found))
    return Vocabulary(roles)


@cache
def column_roles(document_type: DocumentType) -> frozenset[str]:
    """The roles of the type's columns."""
    return frozenset(one.learned_as for one in document_type.columns)
