"""Tell a sum without a known label from the items above it, by what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docintel.extraction.items import Item

_OF_ITEM = ("quantity", "unit_price", "date", "debit", "credit", "sku")
#: One item, and another one of the same price, say nothing.
_LEAST_ITEMS = 2


def without_sum(items: Sequence[Item]) -> list[Item]:
    """The items up to the first that has an amount alone, which is the sum of those above."""
    total = Decimal(0)
    for at, item in enumerate(items):
        amount = Decimal(item["amount"].value) if "amount" in item else Decimal(0)
        is_bare = not any(name in item for name in _OF_ITEM)
        if at >= _LEAST_ITEMS and amount and is_bare and amount == total:
            return list(items[:at])
        total += amount
    return list(items)
