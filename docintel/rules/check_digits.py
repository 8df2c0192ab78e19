"""Identifiers whose check digits must agree."""

from __future__ import annotations

from docintel.core.document import Check, Document, Field
from docintel.core.identifiers import find_vat_ids, is_iban

_TAX_IDS = ("supplier_tax_id", "buyer_tax_id", "merchant_tax_id")


def iban_checksum(document: Document) -> list[Check]:
    found = document.field("iban")
    if found is None:
        return []
    return [_check("iban_checksum", "IBAN", found, is_iban(found.value))]


def vat_id_checksum(document: Document) -> list[Check]:
    """Applies to values in the form of a European VAT id; other tax numbers have other rules."""
    checks = []
    for name in _TAX_IDS:
        found = document.field(name)
        ids = find_vat_ids(found.value) if found else []
        if found and ids and ids[0].value == found.value:
            checks.append(_check("vat_id_checksum", "VAT id", found, ids[0].valid))
    return checks


def _check(rule: str, kind: str, found: Field, passed: bool) -> Check:
    agree = "agree" if passed else "do not agree"
    return Check(rule, passed, f"check digits of {kind} {found.value} {agree}", (found.name,))
