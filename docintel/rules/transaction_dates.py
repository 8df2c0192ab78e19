"""The days of the transactions of a bank statement."""

from __future__ import annotations

from datetime import date

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document
from docintel.rules.values import as_date, header_date

_PERIOD = ("period_start", "period_end")


def dates_in_period(document: Document) -> list[Check]:
    """Each transaction is booked between the first and the last day of the statement."""
    first, last = (header_date(document, name) for name in _PERIOD)
    if first is None or last is None:
        return []
    booked = [
        (row, day)
        for row, item in enumerate(document.line_items)
        if (day := as_date(item.get("booking_date"))) is not None
    ]
    wrong = [_outside(row, day, first, last) for row, day in booked if not first <= day <= last]
    if wrong or not booked:
        return wrong
    cells = tuple(path_of_cell(row, "booking_date") for row, _ in booked)
    message = f"{len(booked)} transactions are booked from {first} to {last}"
    return [Check("dates_in_period", True, message, (*_PERIOD, *cells))]


def _outside(row: int, day: date, first: date, last: date) -> Check:
    message = f"line {row + 1}: {day} is not in the period from {first} to {last}"
    return Check("dates_in_period", False, message, (path_of_cell(row, "booking_date"),))
