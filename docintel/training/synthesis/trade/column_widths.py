"""Give the columns of a table of items as much room as what stands in them needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docintel.training.synthesis.blocks.grid import Column, Stack
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.item_cells import Cell
from docintel.training.synthesis.trade.item_columns import align_of
from docintel.training.synthesis.trade.runs import printed

#: What a narrow table does without, in this order.
_DISPENSABLE = (
    "date",
    "tax_amount",
    "gtin",
    "unit",
    "position",
    "tax_rate",
    "sku",
    "discount",
    "delivery_date",
)
#: Columns that are no field of an invoice.
_SAID = {"date": "item_date", "delivery_date": "item_delivery", "tax_amount": "item_tax"}
_GAP = 24.0
#: Shares of the width: the most that all columns beside the description may take.
_MOST = 0.68

Rows = Sequence[Mapping[str, Cell]]


def fit_columns(desk: Desk, keys: Sequence[str], rows: Rows) -> list[Column]:
    """Columns whose shares are widths in pixels; those that find no room are left out."""
    heads = {key: _head(desk, key) for key in keys}
    needed = {key: _needed(desk, heads[key], [row[key] for row in rows]) for key in keys}
    needed.pop("description")
    whole = desk.pen.right - desk.pen.left
    for key in _DISPENSABLE:
        if sum(needed.values()) > _MOST * whole:
            needed.pop(key, None)
    rest = max(whole - sum(needed.values()), 0.25 * whole)
    own = max(rest * desk.world.random.uniform(0.5, 1.0), 0.25 * whole)
    more = (rest - own) / max(len(needed), 1)
    widths = {key: width + more for key, width in needed.items()} | {"description": own}
    all_left, centred = desk.chance(0.1), desk.chance(0.1)
    return [
        Column(key, heads[key], widths[key], align_of(key, all_left, centred))
        for key in keys
        if key in widths
    ]


def _head(desk: Desk, key: str) -> str:
    said = _SAID.get(key)
    return desk.say(said) if said else desk.label(f"line_items.{key}")


def _needed(desk: Desk, head: str, cells: Sequence[Cell]) -> float:
    """The widest cell, or the widest word of the head."""
    measure, style = desk.pen.sheet.text_width, desk.manner.style(bold=True)
    lines = [line for cell in cells for line in _lines(cell)]
    words = [head] if desk.chance(0.5) and len(head) < 12 else head.split() or [""]
    return max(measure(text, style) for text in (*lines, *words)) + _GAP


def _lines(cell: Cell) -> list[str]:
    return [printed(line) for line in (cell.lines if isinstance(cell, Stack) else (cell,))]
