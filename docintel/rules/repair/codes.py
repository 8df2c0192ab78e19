"""Repair identifiers whose check digits disagree."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Document, Field
from docintel.core.document_type import DocumentType, Kind
from docintel.core.gtin import is_gtin
from docintel.core.identifiers import compact, is_iban, is_vat_id
from docintel.rules.repair.as_read import Words
from docintel.rules.repair.changes import Change, Reason, changed
from docintel.rules.repair.identifiers import Proof, mend
from docintel.rules.repair.proofs import gtin_proofs, iban_proofs, vat_id_proofs


@dataclass(frozen=True, slots=True)
class _Code:
    """An identifier of one sort: the rule about it, what it is called, its right forms."""

    rule: str
    title: str
    is_right: Callable[[str], bool]
    proofs: Sequence[Proof]


def repair_codes(document: Document, document_type: DocumentType, words: Words) -> Iterator[Change]:
    """One change for each identifier that can only have been another."""
    kinds = _codes_by_kind(document_type.rules)
    for field in document.fields:
        spec = document_type.field(field.name)
        if spec and (code := kinds.get(spec.kind)):
            yield from _mended(field.name, field, code, words)
    if "gtin_checksum" in document_type.rules:
        code = _Code("gtin_checksum", "GTIN", is_gtin, gtin_proofs())
        for row, item in enumerate(document.line_items):
            if cell := item.get("gtin"):
                yield from _mended(path_of_cell(row, cell.name), cell, code, words)


def _codes_by_kind(rules: Collection[str]) -> Mapping[Kind, _Code]:
    known = {
        Kind.IBAN: _Code("iban_checksum", "IBAN", is_iban, iban_proofs()),
        Kind.TAX_ID: _Code("vat_id_checksum", "VAT id", is_vat_id, vat_id_proofs()),
    }
    return {kind: code for kind, code in known.items() if code.rule in rules}


def _mended(path: str, field: Field, code: _Code, words: Words) -> Iterator[Change]:
    if code.is_right(field.value) or compact(field.text) != compact(field.value):
        return
    value = mend(words.of(field), code.proofs)
    if value is not None:
        because = f"check digits of {code.title} {value} agree"
        yield changed(path, field, value, Reason([code.rule], because, is_strong=True))
