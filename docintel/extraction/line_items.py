"""Find the line items of a document in whichever way reads the most of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from docintel.core.document import Document
from docintel.core.document_type import DocumentType
from docintel.extraction.item_rows import items_below_headers
from docintel.extraction.item_tables import items_of_tables
from docintel.extraction.items import Item
from docintel.extraction.labels import field_vocabulary, find_labels
from docintel.extraction.readers import TILL_ITEMS, TRANSACTIONS
from docintel.extraction.reading import Reading, read
from docintel.extraction.roles import by_role, own_columns
from docintel.extraction.single_rate import with_single_rate
from docintel.extraction.summed_row import without_sum
from docintel.extraction.thousandths import reconciled
from docintel.extraction.till_items import items_of_till
from docintel.extraction.times_rows import with_times
from docintel.extraction.transactions import completed
from docintel.extraction.units import with_price_of_unit

_BELOW_HEADER, _IN_TABLE, _WITHOUT_HEADER = 0.82, 0.84, 0.6
_AMOUNTS = ("amount", "gross_amount")


def find_items(document: Document, document_type: DocumentType) -> tuple[list[Item], float]:
    """The items and how far to believe them; an empty list where there are none."""
    names = own_columns(document_type)
    items, confidence = _find(read(document), by_role(document_type))
    return [_under(names, item) for item in items], confidence


def _find(reading: Reading, document_type: DocumentType) -> tuple[list[Item], float]:
    """The items with their columns named by role."""
    labels = find_labels(reading, field_vocabulary(document_type))
    ways = [
        ([reconciled(with_price_of_unit(item)) for item in found], confidence)
        for found, confidence in (
            (items_of_tables(reading, document_type, labels), _IN_TABLE),
            (items_below_headers(reading, document_type, labels), _BELOW_HEADER),
        )
    ]
    if TILL_ITEMS in document_type.readers:
        ways.append((items_of_till(reading, labels, document_type), _WITHOUT_HEADER))
        ways = [(with_times(items, reading), confidence) for items, confidence in ways]
    if TRANSACTIONS in document_type.readers:
        ways = [(completed(items), confidence) for items, confidence in ways]
    ways = [(without_sum(items), confidence) for items, confidence in ways]
    items, confidence = max(ways, key=lambda way: _merit(way[0]))
    return with_single_rate(items, document_type, reading, labels), confidence


def _under(names: Mapping[str, str], item: Item) -> Item:
    """The cells of the columns that the type has, under its own names."""
    known = ((names[name], cell) for name, cell in item.items() if name in names)
    return {name: replace(cell, name=name) for name, cell in known}


def _merit(items: Sequence[Item]) -> tuple[float, int]:
    """Items count by their amounts, and more where quantity times price gives them.

    Of two ways that are level, the one that reads more cells is better: a detector may have run
    two columns into one.
    """
    counted = [item for item in items if any(name in item for name in (*_AMOUNTS, "quantity"))]
    # A type of one's own may have neither.
    counted = counted or [item for item in items if len(item) > 1]
    merit = sum(1.0 + _multiplies(item) + 0.3 * ("description" in item) for item in counted)
    return round(merit, 3), sum(len(item) for item in counted)


def _multiplies(item: Item) -> bool:
    amount = next((item[name] for name in _AMOUNTS if name in item), None)
    if amount is None or not {"quantity", "unit_price"} <= set(item):
        return False
    product = Decimal(item["quantity"].value) * Decimal(item["unit_price"].value)
    return abs(product - Decimal(amount.value)) <= Decimal("0.02")
