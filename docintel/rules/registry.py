"""Every rule by the name that document types call it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from docintel.core.document import Check, Document
from docintel.core.document_type import DocumentType
from docintel.errors import UnknownNameError
from docintel.rules.balances import opening_plus_transactions_is_closing, running_balance
from docintel.rules.check_digits import iban_checksum, vat_id_checksum
from docintel.rules.completeness import required_fields_present
from docintel.rules.date_order import date_not_in_future, delivery_after_order, due_after_issue
from docintel.rules.invoice_totals import net_plus_tax_is_gross
from docintel.rules.line_items import lines_sum_to_net, quantity_times_price
from docintel.rules.receipts import receipt_sums

#: Answers nothing where the rule does not apply, because a field it needs is absent.
Rule = Callable[[Document], list[Check]]

RULES: dict[str, Rule] = {
    "date_not_in_future": date_not_in_future,
    "delivery_after_order": delivery_after_order,
    "due_after_issue": due_after_issue,
    "iban_checksum": iban_checksum,
    "lines_sum_to_net": lines_sum_to_net,
    "net_plus_tax_is_gross": net_plus_tax_is_gross,
    "opening_plus_transactions_is_closing": opening_plus_transactions_is_closing,
    "quantity_times_price": quantity_times_price,
    "receipt_sums": receipt_sums,
    "running_balance": running_balance,
    "vat_id_checksum": vat_id_checksum,
}

#: Rules that hardly pass by chance, so that passing speaks for the values they name.
CORROBORATING = frozenset(
    {
        "iban_checksum",
        "lines_sum_to_net",
        "net_plus_tax_is_gross",
        "opening_plus_transactions_is_closing",
        "quantity_times_price",
        "receipt_sums",
        "running_balance",
        "vat_id_checksum",
    }
)


def check(document: Document, document_type: DocumentType) -> list[Check]:
    """What the rules of the document's type find, in the type's order."""
    rules = rules_for(document_type)
    return [found for name in document_type.rules for found in rules[name](document)]


def check_rules(document_type: DocumentType) -> None:
    """Raise UnknownNameError, with the rules there are, for one that nobody wrote."""
    known = rules_for(document_type)
    if unknown := sorted(set(document_type.rules) - set(known)):
        raise UnknownNameError(
            f"document type {document_type.origin}: rules: no rule named {', '.join(unknown)};"
            f" known: {', '.join(sorted(known))}"
        )


def rules_for(document_type: DocumentType) -> dict[str, Rule]:
    """All rules; the one about completeness knows what the type requires."""
    complete = partial(required_fields_present, required=document_type.required_fields)
    return {**RULES, "required_fields_present": complete}
