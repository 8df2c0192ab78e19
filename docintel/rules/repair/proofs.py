"""Repair identifiers whose check digits disagree."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Document, Field
from docintel.core.document_type import DocumentType, Kind
from docintel.core.identifiers import iban_signs, is_iban
from docintel.rules.repair.as_read import Words
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.identifiers import Proof, mend

#: One IBAN in 97 has right check digits by chance.
_MOD_97 = 8.5


def repair_identifiers(
    document: Document, document_type: DocumentType, words: Words
) -> Iterator[Change]:
    """One change for each identifier that can only have been another."""
    for field in document.fields:
        spec = document_type.field(field.name)
        if spec and spec.kind is Kind.IBAN:
            yield from _iban(field, words)


def _iban(field: Field, words: Words) -> Iterator[Change]:
    signs = iban_signs(field.value[:2])
    if signs is None or is_iban(field.value):
        return
    if mended := mend(words.of(field), Proof(signs, is_iban, _MOD_97)):
        because = f"check digits of IBAN {mended.value} agree"
        yield changed(
            field.name, field, mended.value, Reason(["iban_checksum"], because, proves=True)
        )
