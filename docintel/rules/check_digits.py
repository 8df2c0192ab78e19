"""Identifiers whose check digits must agree."""

from __future__ import annotations

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document, Field
from docintel.core.gtin import is_gtin, is_gtin_form
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


def gtin_checksum(document: Document) -> list[Check]:
    """Applies to the article numbers of 8, 12, 13 or 14 digits in the rows."""
    cells = [(row, item.get("gtin")) for row, item in enumerate(document.line_items)]
    found = [(row, cell) for row, cell in cells if cell and is_gtin_form(cell.value)]
    wrong = [(row, cell) for row, cell in found if not is_gtin(cell.value)]
    if wrong:
        return [
            Check(
                "gtin_checksum",
                False,
                f"line {row + 1}: check digit of GTIN {cell.value} does not agree",
                (path_of_cell(row, "gtin"),),
            )
            for row, cell in wrong
        ]
    if not found:
        return []
    paths = tuple(path_of_cell(row, "gtin") for row, _ in found)
    return [Check("gtin_checksum", True, f"check digits of {len(found)} GTINs agree", paths)]


def _check(rule: str, kind: str, found: Field, passed: bool) -> Check:
    agree = "agree" if passed else "do not agree"
    return Check(rule, passed, f"check digits of {kind} {found.value} {agree}", (found.name,))
