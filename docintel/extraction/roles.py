"""A document type with its fields named by role: rules find a value whatever a type calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from docintel.core.document_type import DocumentType, FieldSpec, Parties, Party

_OF_ITEMS = "item_"


@cache
def by_role(document_type: DocumentType) -> DocumentType:
    """The type as rules see it: `sender_name` for `supplier_name`, column `amount` for `total`."""
    names = {field.name: field.learned_as for field in document_type.fields}
    return replace(
        document_type,
        fields=tuple(replace(field, name=field.learned_as) for field in document_type.fields),
        columns=tuple(replace(one, name=_of_column(one)) for one in document_type.columns),
        parties=_parties(document_type.parties, names) if document_type.parties else None,
    )


def own_names(document_type: DocumentType) -> Mapping[str, str]:
    """What the type itself calls its fields, by what rules call them."""
    return {field.learned_as: field.name for field in document_type.fields}


def own_columns(document_type: DocumentType) -> Mapping[str, str]:
    """What the type itself calls its columns, by what rules call them."""
    return {_of_column(column): column.name for column in document_type.columns}


def party_fields(document_type: DocumentType) -> Iterator[str]:
    """The fields that hold name and address of its parties."""
    parties = document_type.parties
    for party in (parties.sender, parties.recipient, *parties.others) if parties else ():
        yield from (name for name in (party.name, party.address) if name)


def _of_column(column: FieldSpec) -> str:
    return column.learned_as.removeprefix(_OF_ITEMS)


def _parties(parties: Parties, names: Mapping[str, str]) -> Parties:
    return Parties(
        _party(parties.sender, names),
        _party(parties.recipient, names),
        tuple(_party(other, names) for other in parties.others),
    )


def _party(party: Party, names: Mapping[str, str]) -> Party:
    return Party(names[party.name], names.get(party.address, ""))
