"""Read the items of a receipt that has no header over its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docintel.core.money import find_amounts, format_amount, parse_amount
from docintel.extraction.items import Item, entry
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

#: `2 X 1.50`, `3 @ RM 2.00`: how many at what price.
_TIMES = re.compile(
    r"(?<![\w.,])(?P<quantity>\d{1,4}(?:[.,]\d{1,3})?)\s*(?:pcs?|stk|ea|un)?\s*[xX@*\u00d7]\s*"
    r"(?:[A-Z]{2,3}|[$€£])?\s*(?P<price>\d+[.,]\d{2,4})"
)
_MONEY_NAMES = ("total", "subtotal", "tax_total", "cash_tendered", "change", "rounding")


def items_of_till(reading: Reading, labels: Labels) -> list[Item]:
    """Rows that end in an amount, above the first total; a row of text names the next amount."""
    items: list[Item] = []
    waiting: Segment | None = None
    for row in reading.rows:
        if items and _is_sum(row, labels):
            break
        amount = _amount_at_end(row)
        if amount is None or _is_sum(row, labels):
            waiting = row[0] if _has_words(row[0].text) else waiting
            continue
        item = _item(row, amount, waiting)
        if "description" in item:
            items.append(item)
        waiting = None
    return items


def _is_sum(row: Sequence[Segment], labels: Labels) -> bool:
    hits = [hit for segment in row for hit in labels.of(segment)]
    return any(hit.leads and set(hit.names) & set(_MONEY_NAMES) for hit in hits)


def _amount_at_end(row: Sequence[Segment]) -> tuple[Segment, Found] | None:
    last = row[-1]
    amounts = find_amounts(last.text)
    if not amounts or len(last.text) - amounts[-1].end > 4 or (len(row) == 1 and last.column):
        return None
    one = amounts[-1]
    return last, Found(one.start, one.end, format_amount(one.value))


def _item(row: Sequence[Segment], amount: tuple[Segment, Found], waiting: Segment | None) -> Item:
    segment, found = amount
    item: Item = {"total": entry("total", segment, found)}
    for part in row:
        if times := _TIMES.search(part.text):
            item["quantity"] = entry("quantity", part, _number(times, "quantity"))
            item["unit_price"] = entry("unit_price", part, _number(times, "price"))
    named = next((part for part in row if _has_words(part.text) and part is not segment), None)
    if named is None and len(row) == 1 and _has_words(segment.text[: found.start]):
        text = segment.text[: found.start].strip()
        item["description"] = entry("description", segment, Found(0, len(text), text))
    elif source := named or waiting:
        text = source.text.strip()
        item["description"] = entry("description", source, Found(0, len(text), text))
    return item


def _number(match: re.Match[str], group: str) -> Found:
    value = parse_amount(match[group])
    plain = match[group] if value is None else f"{value.normalize():f}"
    if group == "price" and value is not None:
        plain = format_amount(value)
    return Found(match.start(group), match.end(group), plain)


def _has_words(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 3
