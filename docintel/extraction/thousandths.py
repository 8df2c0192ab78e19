"""Tell three decimals from thousands in the numbers of a row, by what they multiply to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product

from docintel.extraction.items import Entry, Item

#: One sign with three digits behind it: `5,000` is five thousand here and five there.
_EITHER = re.compile(r"\D*\d{1,3}[.,]\d{3}\D*")
_ROUNDING = Decimal("0.02")


def reconciled(item: Item) -> Item:
    """Read `5,000` as five where only that gives the amount; what fits already stays."""
    if not {"quantity", "unit_price", "amount"} <= set(item):
        return item
    amount = Decimal(item["amount"].value)
    readings = product(_readings(item["quantity"]), _readings(item["unit_price"]))
    for quantity, price in readings:
        if abs(Decimal(quantity.value) * Decimal(price.value) - amount) <= _ROUNDING:
            return {**item, "quantity": quantity, "unit_price": price}
    return item


def _readings(cell: Entry) -> Iterator[Entry]:
    """The cell as it was read, and as a thousandth of that where its print allows it."""
    yield cell
    if _EITHER.fullmatch(cell.text):
        yield replace(cell, value=f"{(Decimal(cell.value) / 1000).normalize():f}")
