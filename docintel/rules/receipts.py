"""The sums at the foot of a receipt."""

from __future__ import annotations

from decimal import Decimal

from docintel.core.document import Check, Document
from docintel.core.money import format_amount as money
from docintel.rules.adjustments import explained
from docintel.rules.values import CENT, header_amount

#: Tills round cash to five cents, so they may be two cents off where no rounding is printed.
_CASH_ROUNDING = Decimal("0.02")


def receipt_sums(document: Document) -> list[Check]:
    """Subtotal with tax, tip and discount makes the total; cash less total makes the change."""
    return [*_subtotal(document), *_change(document)]


def _subtotal(document: Document) -> list[Check]:
    """Tax may be in the subtotal already, so a receipt passes with it and without it.

    Without a known tax a difference says nothing.
    """
    subtotal = header_amount(document, "subtotal")
    total = header_amount(document, "total")
    tax = header_amount(document, "tax_total")
    if subtotal is None or total is None:
        return []
    for included in (tax or Decimal(0), Decimal(0)):
        if explained(document, total - subtotal - included, _tolerance(document)) is not None:
            message = f"subtotal {money(subtotal)}{_plus(included)} leads to total {money(total)}"
            return [Check("receipt_sums", True, message, _named(included))]
    if tax is None:
        return []
    message = (
        f"subtotal {money(subtotal)} + tax {money(tax)} = {money(subtotal + tax)},"
        f" but total is {money(total)}"
    )
    return [Check("receipt_sums", False, message, _named(tax))]


def _change(document: Document) -> list[Check]:
    names = ("cash_tendered", "total", "change")
    paid, total, change = (header_amount(document, name) for name in names)
    if paid is None or total is None or change is None:
        return []
    passed = abs(paid - total - abs(change)) <= _tolerance(document)
    message = f"cash {money(paid)} - total {money(total)} = {money(paid - total)}"
    if not passed:
        message += f", but change is {money(change)}"
    return [Check("receipt_sums", passed, message, names)]


def _plus(tax: Decimal) -> str:
    return f" + tax {money(tax)}" if tax else ""


def _named(tax: Decimal) -> tuple[str, ...]:
    return ("subtotal", "tax_total", "total") if tax else ("subtotal", "total")


def _tolerance(document: Document) -> Decimal:
    return CENT if document.field("rounding") else _CASH_ROUNDING
