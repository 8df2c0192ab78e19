"""Give every item the tax rate that the totals name, where they name only one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from docintel.core.document_type import DocumentType, Kind
from docintel.extraction.items import Entry, Item, entry
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading
from docintel.extraction.values import find_values

#: The rate is printed once, not beside the item.
_CERTAINTY = 0.8


def with_single_rate(
    items: Sequence[Item],
    document_type: DocumentType,
    reading: Reading,
    labels: Labels,
) -> list[Item]:
    """The items, those without a rate with that of the totals; unchanged where there are two."""
    rates = _rates(reading, labels)
    has_column = any("tax_rate" in item for item in items)
    if document_type.column("tax_rate") is None or has_column or len(rates) != 1:
        return list(items)
    return [{**item, "tax_rate": rate} for item in items for rate in rates.values()]


def _rates(reading: Reading, labels: Labels) -> dict[str, Entry]:
    """Percentages in the rows of the tax total, by value."""
    found: dict[str, Entry] = {}
    for row in reading.rows:
        hits = [hit for one in row for hit in labels.of(one)]
        if not any("tax" in hit.names for hit in hits):
            continue
        for segment in row:
            if "%" in segment.text:
                for rate in find_values(Kind.PERCENT, segment.text):
                    cell = entry("tax_rate", segment, replace(rate, certainty=_CERTAINTY))
                    found.setdefault(rate.value, cell)
    return found
