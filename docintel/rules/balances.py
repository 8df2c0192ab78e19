"""The balances of a bank statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document, LineItem
from docintel.core.money import format_amount as money
from docintel.rules.values import CENT, cell_amount, header_amount

_BALANCES = ("opening_balance", "closing_balance")
_MOVEMENTS = ("amount", "credit", "debit")


def opening_plus_transactions_is_closing(document: Document) -> list[Check]:
    """Applies only when every transaction has its amount."""
    opening, closing = (header_amount(document, name) for name in _BALANCES)
    amounts = [_movement(item) for item in document.line_items]
    known = [amount for amount in amounts if amount is not None]
    if opening is None or closing is None or not known or len(known) < len(amounts):
        return []
    moved = sum(known, Decimal(0))
    passed = abs(opening + moved - closing) <= CENT
    message = (
        f"opening {money(opening)} + {len(known)} transactions of {money(moved)}"
        f" = {money(opening + moved)}"
    )
    if not passed:
        message += f", but closing is {money(closing)}"
        return [Check("opening_plus_transactions_is_closing", False, message, _BALANCES)]
    cells = tuple(
        path_of_cell(row, column)
        for row, item in enumerate(document.line_items)
        for column in _MOVEMENTS
        if item.get(column)
    )
    return [Check("opening_plus_transactions_is_closing", True, message, (*_BALANCES, *cells))]


def running_balance(document: Document) -> list[Check]:
    """Each printed balance is the one before it plus what was booked since.

    Statements run from old to new or from new to old; the order with fewer breaks counts.
    """
    rows = list(enumerate(document.line_items))
    printed = [row for row, item in rows if cell_amount(item, "balance_after") is not None]
    opening = header_amount(document, "opening_balance")
    if len(printed) + (opening is not None) < 2:
        return []
    breaks = min((list(_breaks(order, opening)) for order in (rows, rows[::-1])), key=len)
    if breaks:
        return breaks
    paths = tuple(path_of_cell(row, "balance_after") for row in printed)
    message = f"each of {len(printed)} balances follows from the one before"
    return [Check("running_balance", True, message, paths)]


def credits_minus_debits_is_change(document: Document) -> list[Check]:
    """What came in and went out by the summary is what the balance grew by."""
    names = ("opening_balance", "total_credits", "total_debits", "closing_balance")
    opening, credits, debits, closing = (header_amount(document, name) for name in names)
    if opening is None or credits is None or debits is None or closing is None:
        return []
    reached = opening + abs(credits) - abs(debits)
    passed = abs(reached - closing) <= CENT
    message = (
        f"opening {money(opening)} + in {money(abs(credits))} - out {money(abs(debits))}"
        f" = {money(reached)}"
    )
    if not passed:
        message += f", but closing is {money(closing)}"
    return [Check("credits_minus_debits_is_change", passed, message, names)]


def _breaks(rows: Iterable[tuple[int, LineItem]], opening: Decimal | None) -> Iterator[Check]:
    expected = opening
    for row, item in rows:
        moved = _movement(item)
        expected = None if expected is None or moved is None else expected + moved
        balance = cell_amount(item, "balance_after")
        if balance is None:
            continue
        if expected is not None and abs(expected - balance) > CENT:
            message = f"line {row + 1}: balance should be {money(expected)}, not {money(balance)}"
            yield Check("running_balance", False, message, (path_of_cell(row, "balance_after"),))
        # Go on from what is printed, so that one error is told once.
        expected = balance


def _movement(item: LineItem) -> Decimal | None:
    """What the transaction adds to the balance; debits are printed with and without minus."""
    if (amount := cell_amount(item, "amount")) is not None:
        return amount
    credit, debit = cell_amount(item, "credit"), cell_amount(item, "debit")
    if credit is None and debit is None:
        return None
    return abs(credit or Decimal(0)) - abs(debit or Decimal(0))
