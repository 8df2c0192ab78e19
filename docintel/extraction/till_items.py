"""Read the items of a receipt that has no header over its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from docintel.core.document_type import DocumentType
from docintel.core.money import find_amounts, format_amount
from docintel.extraction.item_columns import header_rows
from docintel.extraction.items import Entry, Item, entry
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.times_rows import TIMES, TimesRow, number_in, times_row
from docintel.extraction.values import Found

#: A number of so many digits in front of a name is the article's.
_ARTICLE = re.compile(r"^\d{5,14}\s+(?=.*[^\W\d_]{3})")
_CENT = Decimal("0.01")
_MONEY_NAMES = ("total", "subtotal", "tax", "cash_tendered", "change", "rounding")


def items_of_till(reading: Reading, labels: Labels, document_type: DocumentType) -> list[Item]:
    """Rows that end in an amount, above the first total; a row of text names the next amount."""
    items: list[Item] = []
    waiting: Segment | None = None
    heads = header_rows(reading, document_type)
    for at, row in enumerate(reading.rows):
        if items and _is_sum(row, labels):
            break
        if at in heads:
            waiting = None
            continue
        if times := times_row(row):
            if waiting and not _is_total_of(times, reading.rows[at + 1 : at + 2]):
                items.append(_of_times(times, waiting))
                waiting = None
            continue
        amount = _amount_at_end(row)
        if amount is None or _is_sum(row, labels):
            waiting = row[0] if _has_words(row[0].text) else waiting
            continue
        item = _item(row, amount, waiting)
        if "description" in item:
            items.append(item)
        waiting = None
    return items


def _is_total_of(times: TimesRow, following: Sequence[Sequence[Segment]]) -> bool:
    """Whether the next row ends in what quantity times price gives."""
    amount = _amount_at_end(following[0]) if following else None
    return amount is not None and abs(Decimal(amount[1].value) - times.product) <= _CENT


def _of_times(times: TimesRow, name: Segment) -> Item:
    """The item of a name and the row below it that multiplies; one of a piece costs its price."""
    item = {
        "quantity": entry("quantity", times.segment, times.quantity),
        "unit_price": entry("unit_price", times.segment, times.price),
        "description": _description(name, 0, len(name.text)),
    }
    if times.quantity.value == "1":
        item["amount"] = entry("amount", times.segment, times.price)
    return item


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
    item: Item = {"amount": entry("amount", segment, found)}
    for part in row:
        if times := TIMES.search(part.text):
            item["quantity"] = entry("quantity", part, number_in(times, "quantity"))
            item["unit_price"] = entry("unit_price", part, number_in(times, "price"))
    named = next((part for part in row if _has_words(part.text) and part is not segment), None)
    if named is None and len(row) == 1 and _has_words(segment.text[: found.start]):
        item["description"] = _description(segment, 0, found.start)
    elif source := named or waiting:
        item["description"] = _description(source, 0, len(source.text))
    return item


def _description(segment: Segment, start: int, end: int) -> Entry:
    """The text without blanks at its ends and without the number of the article."""
    if article := _ARTICLE.match(segment.text[start:end]):
        start = article.end()
    text = segment.text[start:end].strip()
    start = segment.text.index(text, start)
    return entry("description", segment, Found(start, start + len(text), text))


def _has_words(text: str) -> bool:
    return sum(letter.isalpha() for letter in text) >= 3
