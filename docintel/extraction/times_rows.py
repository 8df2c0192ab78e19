"""Read rows of a till that only multiply: `3 Stk x 1,29` belongs to the item above or below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docintel.core.money import find_amounts, format_amount
from docintel.extraction.items import Item, entry
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

#: `2 X 1.50`, `3 @ RM 2.00`, `1,284 kg x 1,79`: how many at what price.
TIMES = re.compile(
    r"(?<![\w.,])(?P<quantity>\d{1,4}(?:[.,]\d{1,3})?)\s*(?:pcs?|stk|st|ea|un|ud|pz|kg|g|lb|l)?\.?"
    r"\s*[xX@*\u00d7]\s*(?:[A-Z]{2,3}|[$€£])?\s*(?P<price>\d+[.,]\d{2,4})(?!\d)",
    re.IGNORECASE,
)
#: Letters behind the price, as in `EUR/kg`.
_MOST_LETTERS_BEHIND = 6
#: The item stands within so many heights of the row.
_REACH = 2.5
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class TimesRow:
    """A row that says how many at what price, and nothing else."""

    segment: Segment
    quantity: Found
    price: Found

    @property
    def product(self) -> Decimal:
        return Decimal(self.quantity.value) * Decimal(self.price.value)


def times_row(row: Sequence[Segment]) -> TimesRow | None:
    """The row as quantity and price; None where it names something or has an amount besides."""
    segment = row[0]
    match = TIMES.search(segment.text) if len(row) == 1 else None
    if match is None or _letters(segment.text[: match.start()]):
        return None
    behind = segment.text[match.end() :]
    if _letters(behind) > _MOST_LETTERS_BEHIND or find_amounts(behind):
        return None
    return TimesRow(segment, number_in(match, "quantity"), number_in(match, "price"))


def number_in(match: re.Match[str], group: str) -> Found:
    """The quantity or the price that `TIMES` has matched."""
    value = Decimal(match[group].replace(",", "."))
    # Nobody buys thousands at a till: 1,284 kg are little more than one.
    plain = format_amount(value) if group == "price" else f"{value.normalize():f}"
    return Found(match.start(group), match.end(group), plain)


def with_times(items: Sequence[Item], reading: Reading) -> list[Item]:
    """The items, with quantity and price of the row beside them whose product is their total."""
    completed = list(items)
    for row in reading.rows:
        times = times_row(row)
        at = next(_fitting(completed, times), None) if times else None
        if times and at is not None:
            completed[at] = {
                **completed[at],
                "quantity": entry("quantity", times.segment, times.quantity),
                "unit_price": entry("unit_price", times.segment, times.price),
            }
    return completed


def _fitting(items: Sequence[Item], times: TimesRow) -> Iterator[int]:
    """Where in the list the items stand that the row may belong to."""
    box = times.segment.box
    for at, item in enumerate(items):
        amount = item.get("amount")
        if amount is None or "quantity" in item or amount.page != times.segment.page:
            continue
        if abs(Decimal(amount.value) - times.product) > _CENT or not amount.boxes:
            continue
        if abs(amount.boxes[0].center[1] - box.center[1]) <= _REACH * box.height:
            yield at


def _letters(text: str) -> int:
    return sum(letter.isalpha() for letter in text)
