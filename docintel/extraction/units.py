"""Read the unit that is printed in one cell with its quantity: `22 ft`, `3,5 Std.`"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from docintel.core.currencies import currency_code
from docintel.core.document_type import Kind
from docintel.extraction.items import Item, entry
from docintel.extraction.reading import Segment
from docintel.extraction.values import Found, find_values

_COUNTED = re.compile(r"\d[\d.,]*\s*(?P<unit>[^\W\d_]{1,8}[²³]?)\.?")
#: What stands behind a quantity and is none of its units.
_SIGNS = {"x", "X"}


def add_unit(item: Item, segments: Iterable[Segment]) -> None:
    """Complete the item by the word behind its quantity, where no column gave it a unit."""
    quantity = item.get("quantity")
    if quantity is None or "unit" in item:
        return
    for segment in segments:
        match = _COUNTED.fullmatch(segment.text.strip())
        if match is None or segment.boxes(0, 1) != quantity.boxes[:1]:
            continue
        unit = match["unit"]
        if unit not in _SIGNS and not currency_code(unit):
            start = segment.text.index(unit)
            item["unit"] = entry("unit", segment, Found(start, start + len(unit), unit))


def with_price_of_unit(item: Item) -> Item:
    """The item, its price where that stands under `Unit`: a number is no unit."""
    unit = item.get("unit")
    if unit is None or any(letter.isalpha() for letter in unit.text):
        return item
    priced = {name: cell for name, cell in item.items() if name != "unit"}
    read = find_values(Kind.MONEY, unit.text) or find_values(Kind.NUMBER, unit.text)
    if read and "unit_price" not in item:
        priced["unit_price"] = replace(unit, name="unit_price", value=read[0].value)
    return priced
