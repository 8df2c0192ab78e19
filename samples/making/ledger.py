"""Bank accounts: bookings, and the balance that runs along with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Booking:
    """One entry; `amount` is below zero where money leaves the account."""

    day: date
    text: str
    amount: Decimal


@dataclass(frozen=True)
class Entry:
    booking: Booking
    balance: Decimal


def run(opening: Decimal, bookings: Iterable[Booking]) -> tuple[Entry, ...]:
    """Each booking with the balance after it."""
    entries, balance = [], opening
    for booking in bookings:
        balance += booking.amount
        entries.append(Entry(booking, balance))
    return tuple(entries)


def turnover(entries: Iterable[Entry]) -> tuple[Decimal, Decimal]:
    """(what came in, what went out), both above zero."""
    amounts = [entry.booking.amount for entry in entries]
    credits = sum((amount for amount in amounts if amount > 0), Decimal(0))
    return credits, credits - sum(amounts, Decimal(0))


def truth(entry: Entry, balance_printed: bool) -> dict[str, str]:
    """The entry as a label; its balance only where the statement prints one beside it."""
    item = {
        "booking_date": entry.booking.day.isoformat(),
        "description": entry.booking.text.split("\n")[0],
        "amount": str(entry.booking.amount),
    }
    return item | {"balance_after": str(entry.balance)} if balance_printed else item
