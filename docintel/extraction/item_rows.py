"""Read items row by row below a header, in free layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from docintel.core.document_type import DocumentType
from docintel.extraction.item_cells import cells_of
from docintel.extraction.item_columns import Column, find_headers
from docintel.extraction.items import Entry, Item
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.sum_rows import ends_items, is_balance, is_carried
from docintel.extraction.transactions import latest_date

#: Columns that hold no number.
_TEXT_NAMES = {"description", "sku", "position", "unit"}
#: Columns that hold what an item comes to.
_AMOUNTS = {"amount", "gross_amount", "debit", "credit", "balance"}
#: The widest gap between an item and a text that continues it, in heights.
_MAX_GAP = 2.6
#: The widest gap between two rows of a table, in heights.
_TOO_FAR = 9.0


@dataclass
class _Table:
    """The items read so far, and text that waits for the numbers below it."""

    columns: Sequence[Column]
    latest: date | None
    items: list[Item] = field(default_factory=list)
    waiting: list[Entry] = field(default_factory=list)
    text_first: bool = False
    bottom: float = 0.0


def items_below_headers(
    reading: Reading,
    document_type: DocumentType,
    labels: Labels,
) -> list[Item]:
    """Items of all tables with a header; rows of a later page follow the earlier ones."""
    items: list[Item] = []
    headers = find_headers(reading, document_type)
    latest = latest_date(reading)
    for header, following in zip_longest(headers, headers[1:]):
        end = following.first_row if following else len(reading.rows)
        table = _Table(header.columns, latest)
        _fill(table, reading.rows[header.last_row + 1 : end], labels)
        items += [item for item in table.items if _is_whole(item, header.columns)]
    return items


def _fill(
    table: _Table,
    rows: Sequence[Sequence[Segment]],
    labels: Labels,
) -> None:
    for row in rows:
        if table.items and (ends_items(row, labels) or _is_far(table, row)):
            return
        if not (is_carried(row) or is_balance(row, labels)):
            _add(table, row)


def _add(table: _Table, row: Sequence[Segment]) -> None:
    """Begin an item, complete the one before, or continue its description."""
    cells = cells_of(row, table.columns, table.latest)
    numbers = {name for name, cell in cells.items() if name not in _TEXT_NAMES}
    text = cells.get("description")
    if not numbers or _only_explains(numbers, text, table.columns):
        _continue(table, row, text)
        return
    last = table.items[-1] if table.items else None
    completes = last is not None and not (numbers & set(last)) and _is_near(table, row)
    if completes and last is not None and not (text and "description" in last and len(numbers) > 1):
        last.update({name: cell for name, cell in cells.items() if name not in last})
        if text and last["description"] is not text:
            last["description"] = last["description"].joined(text)
    else:
        if not table.items:
            table.text_first = bool(table.waiting) and text is None
        _begin(table, cells)
    table.bottom = max(segment.box.bottom for segment in row)


def _only_explains(numbers: set[str], text: Entry | None, columns: Sequence[Column]) -> bool:
    """Whether a row with one number belongs to the item above: `List price: 5.50`."""
    has_amounts = any(column.spec.name in _AMOUNTS for column in columns)
    return has_amounts and text is not None and len(numbers) == 1 and not numbers & _AMOUNTS


def _begin(table: _Table, cells: Item) -> None:
    waiting, table.waiting = table.waiting, []
    if waiting and (table.text_first or "description" not in cells):
        text = waiting[0]
        for more in [*waiting[1:], *([cells["description"]] if "description" in cells else [])]:
            text = text.joined(more)
        cells["description"] = text
    table.items.append(cells)


def _continue(table: _Table, row: Sequence[Segment], text: Entry | None) -> None:
    if text is None:
        return
    last = table.items[-1] if table.items else None
    if table.text_first or last is None or not _is_near(table, row):
        table.waiting.append(text)
        return
    last["description"] = last["description"].joined(text) if "description" in last else text
    table.bottom = max(segment.box.bottom for segment in row)


def _is_far(table: _Table, row: Sequence[Segment]) -> bool:
    """Whether so much space parts the row from the table that it is none of its rows."""
    gap = min(segment.box.top for segment in row) - table.bottom
    return gap > _TOO_FAR * row[0].box.height


def _is_near(table: _Table, row: Sequence[Segment]) -> bool:
    gap = min(segment.box.top for segment in row) - table.bottom
    return -200 < gap <= _MAX_GAP * row[0].box.height


def _is_whole(item: Item, columns: Sequence[Column]) -> bool:
    """An item has an amount where the table has amounts, or what to reckon it from.

    In a table without amounts it has a text and a number that is not its place in the list.
    """
    names = {column.spec.name for column in columns}
    if names & _AMOUNTS:
        return bool(_AMOUNTS & set(item)) or {"quantity", "unit_price"} <= set(item)
    numbers = {one.spec.name for one in columns if one.spec.kind.is_numeric} - {"position"}
    return ("description" in item and bool(numbers & set(item))) or "unit_price" in item
