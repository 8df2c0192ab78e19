"""Every rule by the name that document types call it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from docintel.core.document import Check, Document
from docintel.core.document_type import DocumentType
from docintel.errors import UnknownNameError
from docintel.rules import date_order
from docintel.rules.balances import (
    credits_minus_debits_is_change,
    opening_plus_transactions_is_closing,
    running_balance,
)
from docintel.rules.carried import e_invoice_equals_print, form_equals_print
from docintel.rules.check_digits import gtin_checksum, iban_checksum, vat_id_checksum
from docintel.rules.codes import code_equals_print
from docintel.rules.completeness import required_fields_present
from docintel.rules.invoice_totals import net_plus_tax_is_gross
from docintel.rules.line_items import lines_sum_to_net, quantity_times_price
from docintel.rules.mrz import mrz_check_digits, mrz_equals_visual
from docintel.rules.payments import gross_minus_paid_is_due, tendered_minus_total_is_change
from docintel.rules.payslips import gross_minus_deductions_is_net, ytd_not_below_current
from docintel.rules.receipts import items_sum_to_total, receipt_sums
from docintel.rules.signatures import signed
from docintel.rules.tax_lines import taxes_of_lines_are_tax
from docintel.rules.terms import notice_deadline_before_expiry, term_matches_dates
from docintel.rules.transaction_dates import dates_in_period

#: Answers nothing where the rule does not apply, because a field it needs is absent.
Rule = Callable[[Document], list[Check]]

RULES: dict[str, Rule] = {
    "birth_before_issue_before_expiry": date_order.birth_before_issue_before_expiry,
    "credits_minus_debits_is_change": credits_minus_debits_is_change,
    "date_not_in_future": date_order.date_not_in_future,
    "dates_in_period": dates_in_period,
    "deadline_after_date": date_order.deadline_after_date,
    "delivery_after_order": date_order.delivery_after_order,
    "due_after_issue": date_order.due_after_issue,
    "effective_before_expiry": date_order.effective_before_expiry,
    "gross_minus_deductions_is_net": gross_minus_deductions_is_net,
    "gross_minus_paid_is_due": gross_minus_paid_is_due,
    "gtin_checksum": gtin_checksum,
    "iban_checksum": iban_checksum,
    "items_sum_to_total": items_sum_to_total,
    "lines_sum_to_net": lines_sum_to_net,
    "mrz_check_digits": mrz_check_digits,
    "mrz_equals_visual": mrz_equals_visual,
    "net_plus_tax_is_gross": net_plus_tax_is_gross,
    "not_expired": date_order.not_expired,
    "notice_deadline_before_expiry": notice_deadline_before_expiry,
    "opening_plus_transactions_is_closing": opening_plus_transactions_is_closing,
    "period_in_order": date_order.period_in_order,
    "quantity_times_price": quantity_times_price,
    "receipt_sums": receipt_sums,
    "running_balance": running_balance,
    "signed": signed,
    "stay_in_order": date_order.stay_in_order,
    "taxes_of_lines_are_tax": taxes_of_lines_are_tax,
    "tendered_minus_total_is_change": tendered_minus_total_is_change,
    "term_matches_dates": term_matches_dates,
    "vat_id_checksum": vat_id_checksum,
    "ytd_not_below_current": ytd_not_below_current,
}

#: Rules about what a file carries, whatever its type.
ALWAYS: tuple[Rule, ...] = (e_invoice_equals_print, form_equals_print, code_equals_print)

#: Rules that hardly pass by chance, so that passing speaks for the values they name.
CORROBORATING = frozenset(
    {
        "credits_minus_debits_is_change",
        "gross_minus_deductions_is_net",
        "gross_minus_paid_is_due",
        "gtin_checksum",
        "iban_checksum",
        "items_sum_to_total",
        "lines_sum_to_net",
        "mrz_check_digits",
        "mrz_equals_visual",
        "net_plus_tax_is_gross",
        "opening_plus_transactions_is_closing",
        "quantity_times_price",
        "receipt_sums",
        "running_balance",
        "taxes_of_lines_are_tax",
        "tendered_minus_total_is_change",
        "term_matches_dates",
        "vat_id_checksum",
    }
)


def check(document: Document, document_type: DocumentType) -> list[Check]:
    """What the rules of the document's type find, in its order, and those for all types."""
    rules = rules_for(document_type)
    of_type = [rules[name] for name in document_type.rules]
    return [found for rule in (*of_type, *ALWAYS) for found in rule(document)]


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
