"""Read amounts by the paths of their fields and cells, and put other values in their place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from docintel.core.cell_paths import path_of_cell, value_at
from docintel.core.document import Document, Field, LineItem
from docintel.rules.values import amount


def amounts_at(document: Document, paths: Iterable[str]) -> dict[str, Decimal]:
    """The amounts at these paths, as far as there are any."""
    found = {path: amount(value_at(document, path)) for path in paths}
    return {path: value for path, value in found.items() if value is not None}


def amended(document: Document, fields: Mapping[str, Field]) -> Document:
    """The document with these fields and cells in place of those at their paths, or added."""
    if not fields:
        return document
    new = [one for path, one in fields.items() if value_at(document, path) is None]
    own = (*(fields.get(field.name, field) for field in document.fields), *new)
    items = tuple(_item(row, item, fields) for row, item in enumerate(document.line_items))
    return replace(
        document,
        fields=own if own != document.fields else document.fields,
        line_items=items if items != document.line_items else document.line_items,
    )


def _item(row: int, item: LineItem, fields: Mapping[str, Field]) -> LineItem:
    return LineItem(tuple(fields.get(path_of_cell(row, cell.name), cell) for cell in item.fields))
