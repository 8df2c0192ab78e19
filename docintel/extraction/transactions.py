"""Complete the transactions of a bank statement: years of dates, signs of amounts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from docintel.core.dates import find_dates, month_names
from docintel.core.money import format_amount
from docintel.core.squash import squash
from docintel.extraction.items import Item
from docintel.extraction.reading import Reading
from docintel.extraction.values import Found

_SHORT = re.compile(
    r"\s*(?P<day>\d{1,2})(?:[./-](?P<month>\d{1,2})(?:\.|\b)(?![\d.,/-])"
    r"|[\s.-]{1,2}(?P<name>[^\W\d_]{3,9})\b\.?)"
)
_DEBIT = re.compile(r"\s?(?:S|D|DR|Dr)\b")


def completed(items: Sequence[Item]) -> list[Item]:
    """Transactions that have a booking date and an amount, which is signed."""
    dated = [_with_amount(item) for item in items if "date" in item]
    return _signed_by_balance([item for item in dated if "amount" in item])


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


def short_dates(text: str, latest: date | None) -> list[Found]:
    """A date without year, such as `03.04.` or `3 Apr`, in the year that ends with `latest`."""
    match = _SHORT.match(text)
    month = _month(match) if match else None
    if match is None or month is None or latest is None:
        return []
    try:
        found = date(latest.year, month, int(match["day"]))
        value = found if found <= latest else found.replace(year=latest.year - 1)
    except ValueError:
        return []
    return [Found(match.start("day"), match.end(match.lastgroup or 0), value.isoformat(), 0.9)]


def _month(match: re.Match[str]) -> int | None:
    """The month by its number or by its name in one of the known languages."""
    return int(match["month"]) if match["month"] else month_names().get(squash(match["name"]))


def signed(text: str, found: Found) -> Found:
    """The amount with the sign that letters behind it give: S, D, DR for a debit."""
    if _DEBIT.match(text, found.end) and not found.value.startswith("-"):
        return replace(found, value=f"-{found.value}")
    return found


def _signed_by_balance(items: list[Item]) -> list[Item]:
    """Amounts printed without sign take it from the balance before and after."""
    signed_items = items[:1]
    for above, item in pairwise(items):
        step = _step(above, item)
        if step is not None and abs(step) == abs(Decimal(item["amount"].value)):
            amount = replace(item["amount"], value=format_amount(step))
            signed_items.append({**item, "amount": amount})
        else:
            signed_items.append(item)
    return signed_items


def _step(above: Item, item: Item) -> Decimal | None:
    """How much the balance grew from one row to the next, where both print it."""
    if "balance" not in above or "balance" not in item:
        return None
    return Decimal(item["balance"].value) - Decimal(above["balance"].value)
