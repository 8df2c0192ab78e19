"""What happened on an account: bookings in order of time, between two balances."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docintel.training.synthesis.bank_statement.booking_texts import booking_text
from docintel.training.synthesis.blocks.days import end_of_month
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class Booking:
    """`amount` is negative for what goes out; `balance` is the one after it."""

    day: date
    value_day: date
    text: tuple[str, ...]
    amount: Decimal
    balance: Decimal


@dataclass(frozen=True)
class Ledger:
    start: date
    end: date
    opening: Decimal
    bookings: tuple[Booking, ...]

    @property
    def closing(self) -> Decimal:
        return self.bookings[-1].balance

    @property
    def credits(self) -> Decimal:
        return sum((b.amount for b in self.bookings if b.amount > 0), Decimal(0))

    @property
    def debits(self) -> Decimal:
        return -sum((b.amount for b in self.bookings if b.amount < 0), Decimal(0))


def draw_ledger(world: World) -> Ledger:
    """A month, a quarter or some days, with one to sixty bookings."""
    random = world.random
    start, end = _period(world)
    count = random.choice((random.randint(1, 6), random.randint(5, 20), random.randint(15, 60)))
    days = sorted(start + timedelta(random.randint(0, (end - start).days)) for _ in range(count))
    opening = balance = _cents(random.gauss(4000, 5000) * random.choice((0.1, 1, 10)))
    bookings = []
    for day in days:
        comes_in = random.random() < (0.55 if balance < 0 else 0.25)
        amount = _amount(world, comes_in)
        balance += amount
        value_day = day + timedelta(random.choice((0, 0, 0, 1, 2, -1)))
        bookings.append(Booking(day, value_day, booking_text(world, comes_in), amount, balance))
    return Ledger(start, end, opening, tuple(bookings))


def _period(world: World) -> tuple[date, date]:
    random, day = world.random, world.day()
    if random.random() < 0.6:
        return day.replace(day=1), end_of_month(day)
    if random.random() < 0.3:
        first = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
        return first, end_of_month(first.replace(month=first.month + 2))
    return day, day + timedelta(random.randint(6, 34))


def _amount(world: World, comes_in: bool) -> Decimal:
    random = world.random
    size = random.choice((20, 60, 60, 200, 900)) * (3 if comes_in else 1)
    amount = abs(random.gauss(size, size / 2)) + 0.5
    cents = _cents(round(amount) if random.random() < 0.15 else amount)
    return cents if comes_in else -cents


def _cents(amount: float) -> Decimal:
    return Decimal(round(amount * 100)).scaleb(-2)
