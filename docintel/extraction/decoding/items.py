"""Put marked cells together as line items, by the rows that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from math import prod

from docintel.core.document_type import FREE_KINDS
from docintel.core.geometry import Box, around
from docintel.extraction.decoding.cells import Cell
from docintel.extraction.decoding.placed import PlacedValue

#: The widest gap between an item and a text that continues it, in heights.
_MAX_GAP = 2.6
#: Roles of the numbers of which the first two make the third.
_FACTORS, _AMOUNT = frozenset({"item_quantity", "item_unit_price"}), "item_amount"
_CENT = Decimal("0.01")


@dataclass
class MarkedItem:
    """An item while it is read: its cells by column, texts of several lines in order."""

    page: int
    cells: dict[str, list[Cell]] = field(default_factory=dict)
    #: The words of all its cells, and where the lowest of them ends.
    boxes: set[Box] = field(default_factory=set)
    bottom: float = 0.0

    def add(self, cells: Iterable[Cell]) -> None:
        for cell in cells:
            self.cells.setdefault(cell.column.name, []).append(cell)
            own = cell.piece.boxes
            self.boxes.update(own)
            self.bottom = max(self.bottom, *(box.bottom for box in own))

    @property
    def has_number(self) -> bool:
        return any(cells[0].is_number for cells in self.cells.values())

    @property
    def every(self) -> list[Cell]:
        return [cell for cells in self.cells.values() for cell in cells]

    @property
    def core(self) -> Box:
        """Around its numbers, which stand in one row, else around all of it."""
        numbers = [
            box
            for cells in self.cells.values()
            if cells[0].is_number
            for box in cells[0].piece.boxes
        ]
        return around(numbers or self.boxes)

    def values(self) -> dict[str, PlacedValue]:
        """The value of each column: a text as a whole, else the likeliest."""
        return {name: _value(cells) for name, cells in self.cells.items()}


def items_of(cells: Iterable[Cell]) -> list[MarkedItem]:
    """The items from top to bottom.

    A row of numbers begins an item, or completes the one above where none of its columns is taken;
    a row `2 x 3.00` above the sum of both belongs to the item below.
    A row of text continues the item above, unless the first text stands above the first numbers.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.piece.segment.row, []).append(cell)
    items: list[MarkedItem] = []
    waiting: list[Cell] = []
    ordered = [rows[at] for at in sorted(rows)]
    text_first = _begins_with_text(ordered)
    for at, row in enumerate(ordered):
        below = ordered[at + 1] if at + 1 < len(ordered) else []
        if _multiply(row, below) and not (items and _multiply(row, items[-1].every)):
            waiting += row
        elif not any(cell.is_number for cell in row):
            if items and not text_first and _is_near(items[-1], row):
                items[-1].add(row)
            else:
                waiting += row
        elif items and not waiting and _completes(items[-1], row):
            items[-1].add(row)
        else:
            items.append(MarkedItem(row[0].piece.segment.page))
            items[-1].add(_fitting(waiting, row))
            items[-1].add(row)
            waiting = []
    return items


def _multiply(row: Sequence[Cell], other: Sequence[Cell]) -> bool:
    """Whether the row holds a quantity and a price, and the other row the amount they make."""
    numbers = {cell.column.learned_as: cell.value.value for cell in row}
    amounts = [cell.value.value for cell in other if cell.column.learned_as == _AMOUNT]
    if not amounts or _AMOUNT in numbers or not numbers.keys() >= _FACTORS:
        return False
    try:
        product = prod(Decimal(numbers[factor]) for factor in _FACTORS)
        return any(abs(Decimal(amount) - product) <= _CENT for amount in amounts)
    except InvalidOperation:
        return False


def _begins_with_text(rows: Sequence[Sequence[Cell]]) -> bool:
    if len(rows) < 2 or any(cell.is_number for cell in rows[0]):
        return False
    names = {cell.column.name for cell in rows[0]}
    return not names & {cell.column.name for cell in rows[1]}


def _completes(item: MarkedItem, row: Sequence[Cell]) -> bool:
    taken = any(cell.column.name in item.cells for cell in row)
    return not taken and _is_near(item, row)


def _is_near(item: MarkedItem, row: Sequence[Cell]) -> bool:
    own = row[0].piece.segment
    gap = own.box.top - item.bottom
    return own.page == item.page and gap <= _MAX_GAP * own.box.height


def _fitting(waiting: Sequence[Cell], row: Sequence[Cell]) -> list[Cell]:
    """Texts that wait for the numbers below them, where they are near."""
    own = row[0].piece.segment
    return [
        cell
        for cell in waiting
        if cell.piece.segment.page == own.page
        and own.box.top - cell.piece.segment.box.bottom <= 2 * _MAX_GAP * own.box.height
    ]


def _value(cells: Sequence[Cell]) -> PlacedValue:
    if cells[0].column.kind not in FREE_KINDS:
        return max((cell.value for cell in cells), key=lambda one: one.likely)
    pieces = tuple(cell.piece for cell in cells)
    letters = sum(len(piece.text) for piece in pieces)
    likely = sum(cell.value.likely * len(cell.piece.text) for cell in cells) / letters
    return PlacedValue(" ".join(piece.text for piece in pieces), pieces, likely)
