"""What was paid, what is left to pay, and what came back."""

from __future__ import annotations

from decimal import Decimal

from docintel.core.document import Check, Document
from docintel.core.money import format_amount as money
from docintel.rules.values import CENT, header_amount

#: Tills round cash to five cents, so they may be two cents off where no rounding is printed.
CASH_ROUNDING = Decimal("0.02")


def gross_minus_paid_is_due(document: Document) -> list[Check]:
    """An earlier balance and tax withheld are taken into account where known.

    Without a payment the amount due may leave out what nobody read, such as a rounding.
    """
    gross, paid, due = (
        header_amount(document, name) for name in ("gross_total", "amount_paid", "amount_due")
    )
    if gross is None or paid is None or due is None:
        return []
    names = ["gross_total", "amount_paid", "amount_due"]
    expected = gross - abs(paid)
    for name, sign in (("prior_balance", 1), ("rounding", 1), ("withholding_tax", -1)):
        amount = header_amount(document, name)
        if amount is not None and abs(expected - due) > CENT:
            expected += sign * amount if sign > 0 else -abs(amount)
            names.append(name)
    passed = abs(expected - due) <= CENT
    message = f"gross {money(gross)} - paid {money(abs(paid))} leaves {money(expected)}"
    if not passed:
        message += f", but {money(due)} is due"
    return [Check("gross_minus_paid_is_due", passed, message, tuple(names))]


def tendered_minus_total_is_change(document: Document) -> list[Check]:
    names = ("cash_tendered", "total", "change")
    paid, total, change = (header_amount(document, name) for name in names)
    if paid is None or total is None or change is None:
        return []
    tolerance = CENT if document.field("rounding") else CASH_ROUNDING
    passed = abs(paid - total - abs(change)) <= tolerance
    message = f"cash {money(paid)} - total {money(total)} = {money(paid - total)}"
    if not passed:
        message += f", but change is {money(change)}"
    return [Check("tendered_minus_total_is_change", passed, message, names)]
