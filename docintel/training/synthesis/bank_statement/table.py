"""The table of bookings, with balances above, below and beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docintel.training.synthesis.bank_statement.ledger import Booking, Ledger
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.days import short_day_patterns
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import Column, Grid, Rules, Stack
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class TableStyle:
    """The choices that make one bank's table differ from another's."""

    split: bool
    credit_first: bool
    balance: str
    value_day: str
    short_days: str
    rules: Rules
    text_lines: int
    newest_first: bool


def draw_table_style(world: World, rules: Rules) -> TableStyle:
    random = world.random
    short = random.choice(short_day_patterns(world)) if random.random() < 0.3 else ""
    return TableStyle(
        split=random.random() < 0.5,
        credit_first=random.random() < 0.2,
        balance=random.choice(("none", "each", "each", "day")),
        value_day=random.choice(("none", "second", "second", "late")),
        short_days=short,
        rules=rules,
        text_lines=random.choice((1, 1, 2, 4)),
        newest_first=random.random() < 0.12,
    )


@dataclass
class BookingTable:
    """Writes the bookings of one ledger and collects them as rows of the truth."""

    world: World
    style: TableStyle
    print_signed: Callable[[Decimal], str]
    pen: Pen
    grid: Grid
    reached: Decimal = Decimal(0)

    def begin(self, ledger: Ledger) -> None:
        """Write the head of the table, and have it written again on each further page."""
        self.reached = ledger.opening
        self.grid.head(self.pen)
        with_carry = self.world.random.random() < 0.4
        again = self.world.random.random() < 0.8
        label = WORDING.pick(self.world, "carried")

        def go_on(pen: Pen) -> None:
            if again:
                self.grid.head(pen)
            if with_carry:
                self._carry(label)

        self.pen.on_page = go_on

    def write(self, ledger: Ledger) -> list[dict[str, str]]:
        rows = []
        bookings = ledger.bookings[::-1] if self.style.newest_first else ledger.bookings
        for at, booking in enumerate(bookings):
            after = bookings[at + 1] if at + 1 < len(bookings) else None
            is_last = after is None or after.day != booking.day
            rows.append(self._row(booking, is_last))
        return rows

    def balance_row(self, facts: Facts, key: str, name: str, amount: Decimal, day: date) -> None:
        """A row that holds nothing but a balance: the one brought forward, or the new one."""
        cells: dict[str, Text | Stack] = {"description": WORDING.pick(self.world, key)}
        if self.world.random.random() < 0.4:
            cells["booking_date"] = self._print_day(day)
        cells[self._balance_column] = facts.money(name, amount, self.print_signed(amount))
        self.grid.row(self.pen, cells, bold=self.world.random.random() < 0.5)

    @property
    def _balance_column(self) -> str:
        if self.style.balance != "none":
            return "balance_after"
        return "credit" if self.style.split else "amount"

    def _carry(self, label: str) -> None:
        """Print the balance at the foot of the page before, and again at the top of this one."""
        printed = self.print_signed(self.reached)
        before, style = self.pen.sheets[-2], self.pen.manner.style()
        column = self._balance_column
        before.write(self.grid.edge("description"), self.pen.bottom + 40, label, style)
        before.write(self.grid.edge(column), self.pen.bottom + 40, printed, style, "right")
        self.grid.row(self.pen, {"description": label, column: printed})

    def _row(self, booking: Booking, is_last_of_day: bool) -> dict[str, str]:
        facts = Facts(self.world, "line_items.")
        cells: dict[str, Text | Stack] = {
            "booking_date": facts.day("booking_date", booking.day, self._print_day(booking.day))
        }
        if self.style.value_day != "none":
            printed = self._print_day(booking.value_day)
            cells["value_date"] = facts.day("value_date", booking.value_day, printed)
        lines = (
            booking.text[: self.style.text_lines]
            if self.style.text_lines > 1
            else (" ".join(booking.text),)
        )
        cells["description"] = Stack(tuple(facts.lines("description", lines, " ")))
        cells |= self._amount(facts, booking)
        if self.style.balance == "each" or (self.style.balance == "day" and is_last_of_day):
            printed = self.print_signed(booking.balance)
            cells["balance_after"] = facts.money("balance_after", booking.balance, printed)
        self.grid.row(self.pen, cells)
        self.reached = booking.balance
        return facts.fields

    def _amount(self, facts: Facts, booking: Booking) -> dict[str, Text | Stack]:
        if not self.style.split:
            printed = self.print_signed(booking.amount)
            return {"amount": facts.money("amount", booking.amount, printed)}
        name = "credit" if booking.amount > 0 else "debit"
        return {name: facts.money(name, abs(booking.amount))}

    def _print_day(self, day: date) -> str:
        short = self.style.short_days
        return day.strftime(short) if short else self.world.print_day(day)


def table_columns(world: World, style: TableStyle) -> list[Column]:
    """The columns in the order they are printed in, under words of the bank's own."""
    names = ["booking_date", "description"]
    if style.value_day == "second":
        names.insert(1, "value_date")
    elif style.value_day == "late":
        names.append("value_date")
    if style.split:
        names += ["credit", "debit"] if style.credit_first else ["debit", "credit"]
    else:
        names.append("amount")
    if style.balance != "none":
        names.append("balance_after")
    short = 0.7 if style.short_days else 1.0
    shares = {"description": 4.2, "booking_date": 1.3 * short, "value_date": 1.3 * short}
    wordings = {"booking_date": "date", "value_date": "value", "balance_after": "balance"}
    return [
        Column(
            name,
            WORDING.pick(world, wordings.get(name, name)),
            shares.get(name, 1.4),
            "left" if name in shares else "right",
        )
        for name in names
    ]
