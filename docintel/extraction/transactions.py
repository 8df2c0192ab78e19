"""Complete the transactions of a bank statement: years of dates, signs of amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from docintel.core.dates import find_dates
from docintel.core.money import format_amount
from docintel.extraction.items import Item
from docintel.extraction.reading import Reading


def completed(items: Sequence[Item]) -> list[Item]:
    """Transactions that have a booking date and an amount, which is signed."""
    dated = [_with_amount(item) for item in items if "booking_date" in item]
    return [item for item in dated if "amount" in item]


def _with_amount(item: Item) -> Item:
    if "amount" in item:
        return item
    for name, sign in (("debit", -1), ("credit", 1)):
        if cell := item.get(name):
            value = sign * abs(Decimal(cell.value))
            return {**item, "amount": replace(cell, name="amount", value=format_amount(value))}
    return item


def latest_date(reading: Reading) -> date | None:
    """The last date that the statement names in full; it ends the period."""
    return max((found.value for found in find_dates(reading.text)), default=None)


_SHORT = re.compile(r"(?<![\d.,])(\d{1,2})[./-](\d{1,2})\.?(?![\d.,/-])")


def short_date(text: str, latest: date | None) -> tuple[int, int, str] | None:
    """A date without year, such as `03.04.`, in the year that ends with `latest`."""
    match = _SHORT.search(text)
    if match is None or latest is None:
        return None
    try:
        found = date(latest.year, int(match[2]), int(match[1]))
    except ValueError:
        return None
    if found > latest:
        found = found.replace(year=latest.year - 1)
    return match.start(), match.end(), found.isoformat()
