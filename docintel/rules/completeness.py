"""What every document of a type must have."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Check, Document
from docintel.rules.values import spoken

#: Core fields that a good document of the type may well lack: an invoice paid in cash has no IBAN.
_MAY_BE_ABSENT = {
    "invoice": {
        "due_date",
        "po_number",
        "supplier_tax_id",
        "net_total",
        "tax_total",
        "amount_due",
        "iban",
    },
    "receipt": {"merchant_address", "tax_total"},
    "purchase_order": {"requested_delivery"},
    "bank_statement": {"account_number", "iban", "currency"},
    "contract": {"expiry_date", "notice_period", "governing_law"},
    "delivery_note": {"po_number"},
}


def core_fields_present(document: Document, core: Sequence[str]) -> list[Check]:
    """Names the core fields that were not found, but for those that need not be there."""
    optional = _MAY_BE_ABSENT.get(document.type.name, set()) if document.type else set()
    needed = tuple(name for name in core if name not in optional)
    if not needed:
        return []
    if missing := tuple(name for name in needed if document.field(name) is None):
        message = f"not found: {', '.join(map(spoken, missing))}"
        return [Check("core_fields_present", False, message, missing)]
    message = f"all {len(needed)} fields that must be there were found"
    return [Check("core_fields_present", True, message, needed)]
