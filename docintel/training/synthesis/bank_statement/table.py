"""The table of bookings, with balances above, below and beside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docintel.training.synthesis.bank_statement.columns import Columns, TableStyle
from docintel.training.synthesis.bank_statement.ledger import Booking, Ledger
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import Grid, Stack
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

Cells = dict[str, Text | Stack]


@dataclass
class BookingTable:
    """Writes the bookings of one ledger and collects them as rows of the truth."""

    world: World
    style: TableStyle
    print_signed: Callable[[Decimal], str]
    pen: Pen
    columns: Columns
    grid: Grid
    reached: Decimal = Decimal(0)
    last_day: str = ""

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
        label = label_for(self.world, WORDING, key, f"bank_statement.{name}")
        way = self.world.random.random()
        if way < 0.2:
            label += f" {self.world.print_day(day)}"
        cells: Cells = {"description": label}
        if way > 0.6:
            cells["booking_date"] = self.columns.print_day(day)
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
        cells = self._days(facts, booking)
        cells["description"] = self._text(facts, booking)
        if self.style.has_reference and self.world.random.random() < 0.6:
            printed = str(self.world.random.randint(1000, 9_999_999))
            cells["reference"] = facts.code("reference", printed)
        cells |= self._amount(facts, booking)
        if self.style.balance == "each" or (self.style.balance == "day" and is_last_of_day):
            printed = self.print_signed(booking.balance)
            cells["balance_after"] = facts.money("balance_after", booking.balance, printed)
        self.grid.row(self.pen, cells)
        self.reached = booking.balance
        return facts.fields

    def _days(self, facts: Facts, booking: Booking) -> Cells:
        """The day of booking, where banks that say it once have not said it yet, and of value."""
        printed = self.columns.print_day(booking.day)
        days: list[Piece] = []
        if not (self.style.day_once and printed == self.last_day):
            days.append(facts.day("booking_date", booking.day, printed))
        self.last_day = printed
        cells: Cells = {}
        if self.style.value_day != "none":
            printed = self.columns.print_day(booking.value_day)
            value = facts.day("value_date", booking.value_day, printed)
            if self.style.value_day == "joined":
                days += [Piece(" "), value]
            else:
                cells["value_date"] = value
        return {"booking_date": days, **cells} if days else cells

    def _text(self, facts: Facts, booking: Booking) -> Stack:
        most = self.style.text_lines
        lines = booking.text[:most] if most > 1 else (" ".join(booking.text),)
        return Stack(tuple(facts.lines("description", lines, " ")))

    def _amount(self, facts: Facts, booking: Booking) -> Cells:
        if not self.style.split:
            printed = self.print_signed(booking.amount)
            return {"amount": facts.money("amount", booking.amount, printed)}
        name = "credit" if booking.amount > 0 else "debit"
        amount = abs(booking.amount)
        printed = self.world.print_price(amount) if self.style.with_currency else ""
        return {name: facts.money(name, amount, printed)}


def write_sections(table: BookingTable, ledger: Ledger) -> list[dict[str, str]]:
    """One table of what came in and one of what went out, as banks in America do."""
    pen, world, rows = table.pen, table.world, []
    for name, key, sign in (("credit", "in_section", 1), ("debit", "out_section", -1)):
        bookings = [one for one in ledger.bookings if one.amount * sign > 0]
        if not bookings:
            continue
        pen.need(5)
        pen.line(WORDING.pick(world, key), pen.manner.style(1.15, True))
        grid = Grid(table.columns.of_section(name), pen.left, pen.right, table.style.rules)
        grid.head(pen)
        for booking in bookings:
            facts = Facts(world, "line_items.")
            day = facts.day("booking_date", booking.day, table.columns.print_day(booking.day))
            text = facts.text("description", " ".join(booking.text))
            amount = facts.money(name, abs(booking.amount))
            grid.row(pen, {"booking_date": day, "description": text, name: amount})
            rows.append(facts.fields)
        pen.down(1)
    return rows
