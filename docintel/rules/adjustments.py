"""Charges, discounts and rounding that stand between one total and the next."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

from docintel.core.document import Document
from docintel.core.money import format_amount as money
from docintel.rules.values import known, spoken

#: What is added to a total, or taken off it; print shows discounts with and without a minus.
_ADDED = ("shipping", "charge_total", "tip", "service_charge", "rounding")
_TAKEN_OFF = ("discount_total", "discount", "withholding_tax")


def explained(document: Document, difference: Decimal, tolerance: Decimal) -> list[str] | None:
    """Which of the document's charges and discounts make up the difference between two totals.

    Empty when there is no difference, None when nothing that is known explains it.
    """
    parts = known(document, _ADDED)
    parts |= {name: -abs(value) for name, value in known(document, _TAKEN_OFF).items()}
    for count in range(len(parts) + 1):
        for chosen in combinations(parts, count):
            if abs(sum((parts[name] for name in chosen), Decimal(0)) - difference) <= tolerance:
                return [f"{spoken(name)} {money(parts[name])}" for name in chosen]
    return None
