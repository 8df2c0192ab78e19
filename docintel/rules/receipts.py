"""The sums at the foot of a receipt."""

from __future__ import annotations

from decimal import Decimal

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document
from docintel.core.money import format_amount as money
from docintel.rules.adjustments import explained
from docintel.rules.payments import CASH_ROUNDING
from docintel.rules.values import CENT, cell_amount, header_amount


def receipt_sums(document: Document) -> list[Check]:
    """Subtotal with tax, tip, charges, discount and rounding makes the total.

    Tax may be in the subtotal already, so a receipt passes with it and without it.

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


def items_sum_to_total(document: Document) -> list[Check]:
    """The rows make the subtotal, or the total where that is in their prices.

    Says nothing where they do not: that a row was not read is likelier than a till that cannot add.
    """
    amounts = [cell_amount(item, "total") for item in document.line_items]
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts):
        return []
    items = sum(known, Decimal(0))
    for name in ("subtotal", "total"):
        amount = header_amount(document, name)
        if amount is None or explained(document, amount - items, _tolerance(document)) is None:
            continue
        rows = f"{len(known)} {'item' if len(known) == 1 else 'items'}"
        message = f"{rows} sum to {money(items)}, {name} is {money(amount)}"
        cells = tuple(path_of_cell(row, "total") for row in range(len(known)))
        return [Check("items_sum_to_total", True, message, (name, *cells))]
    return []


def _plus(tax: Decimal) -> str:
    return f" + tax {money(tax)}" if tax else ""


def _named(tax: Decimal) -> tuple[str, ...]:
    return ("subtotal", "tax_total", "total") if tax else ("subtotal", "total")


def _tolerance(document: Document) -> Decimal:
    return CENT if document.field("rounding") else CASH_ROUNDING
