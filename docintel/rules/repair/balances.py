"""The balances of a bank statement as constraints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Document, LineItem
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Parts, Sum
from docintel.rules.repair.places import amounts_at
from docintel.rules.repair.totals import SURE
from docintel.rules.values import cell_amount, header_amount

_OPENING, _CLOSING = "opening_balance", "closing_balance"

Rows = Sequence[tuple[int, LineItem]]


def balances(document: Document) -> Iterator[Constraint]:
    """Opening balance and transactions make the closing one, and each balance on the way."""
    rows = list(enumerate(document.line_items))
    # Statements run from old to new or from new to old: the way with fewer breaks counts.
    ways = [list(_running(document, way)) for way in (rows, rows[::-1])]
    yield from min(ways, key=lambda way: _breaks(document, way))
    moves = [_movement(row, item) for row, item in rows]
    if rows and all(moves) and _has(document, _OPENING) and _has(document, _CLOSING):
        whole = Sum(((_OPENING, 1), *(part for move in moves for part in move)), _CLOSING)
        yield Constraint("opening_plus_transactions_is_closing", (whole,), SURE)


def _running(document: Document, rows: Rows) -> Iterator[Constraint]:
    """Each printed balance is the one before it with what was booked since."""
    start: Parts = ((_OPENING, 1),) if _has(document, _OPENING) else ()
    for row, item in rows:
        move = _movement(row, item)
        start = (*start, *move) if start and move else ()
        if cell_amount(item, "balance_after") is not None:
            balance = path_of_cell(row, "balance_after")
            if start:
                yield Constraint("running_balance", (Sum(start, balance),), SURE)
            start = ((balance, 1),)


def _movement(row: int, item: LineItem) -> Parts:
    """What the transaction adds to the balance; debits are printed with and without minus."""
    if cell_amount(item, "amount") is not None:
        return ((path_of_cell(row, "amount"), 1),)
    found = []
    for column, direction in (("credit", 1), ("debit", -1)):
        if (moved := cell_amount(item, column)) is not None:
            found.append((path_of_cell(row, column), direction if moved >= 0 else -direction))
    return tuple(found)


def _breaks(document: Document, constraints: Sequence[Constraint]) -> int:
    values = amounts_at(document, {path for one in constraints for path in one.paths})
    return sum(not one.holds(values) for one in constraints)


def _has(document: Document, name: str) -> bool:
    return header_amount(document, name) is not None
