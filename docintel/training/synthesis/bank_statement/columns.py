"""The columns of a statement's table: which there are, in which order, and how wide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from docintel.training.synthesis.bank_statement.ledger import Ledger
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.days import short_day_patterns
from docintel.training.synthesis.blocks.grid import Column, Rules
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.world import World

_WORDINGS = {"booking_date": "date", "value_date": "value", "balance_after": "balance"}


@dataclass(frozen=True)
class TableStyle:
    """The choices that make one bank's table differ from another's.

    `value_day` is none, second, late (behind the text) or joined (in the column of the first day);
    `balance` is none, each (row) or day (the last row of one).
    """

    split: bool
    credit_first: bool
    balance: str
    value_day: str
    short_days: str
    rules: Rules
    text_lines: int
    newest_first: bool
    day_once: bool
    has_reference: bool
    with_currency: bool
    in_sections: bool

    @property
    def name(self) -> str:
        shape = "sections" if self.in_sections else "split" if self.split else "signed"
        return f"{shape}-{self.value_day}"


def draw_table_style(world: World, rules: Rules) -> TableStyle:
    random = world.random
    short = random.choice(short_day_patterns(world)) if random.random() < 0.3 else ""
    in_sections = random.random() < (0.25 if world.language == "en" else 0.08)
    return TableStyle(
        split=random.random() < 0.5,
        credit_first=random.random() < 0.2,
        balance="none" if in_sections else random.choice(("none", "each", "each", "day")),
        value_day=random.choice(("none", "none", "second", "second", "late", "joined")),
        short_days=short,
        rules=rules,
        text_lines=random.choice((1, 1, 2, 4)),
        newest_first=random.random() < 0.12,
        day_once=random.random() < 0.12,
        has_reference=random.random() < 0.15,
        with_currency=random.random() < 0.12,
        in_sections=in_sections,
    )


@dataclass(frozen=True)
class Columns:
    """Makes the columns for one ledger; `print_signed` shows how wide its amounts are."""

    world: World
    style: TableStyle
    ledger: Ledger
    print_signed: Callable[[Decimal], str]
    pen: Pen

    def all(self) -> list[Column]:
        return [self._column(name) for name in self._names()]

    def of_section(self, amount: str) -> list[Column]:
        """Day, text and one amount, for a table of what came in or went out alone."""
        return [self._column(name) for name in ("booking_date", "description", amount)]

    def print_day(self, day: date) -> str:
        short = self.style.short_days
        return day.strftime(short) if short else self.world.print_day(day)

    def _names(self) -> list[str]:
        style = self.style
        names = ["booking_date", "description"]
        if style.has_reference:
            names.append("reference")
        if style.value_day == "second":
            names.insert(1, "value_date")
        elif style.value_day == "late":
            names.append("value_date")
        if style.split:
            names += ["credit", "debit"] if style.credit_first else ["debit", "credit"]
        else:
            names.append("amount")
        return names if style.balance == "none" else [*names, "balance_after"]

    def _column(self, name: str) -> Column:
        shares = {"description": 4.0, "booking_date": 1.0, "value_date": 1.0, "reference": 1.2}
        is_text = name in shares
        head = self._head(name)
        least = max(self._measure(word) for word in (*head.split(), self._widest(name)))
        return Column(name, head, shares.get(name, 1.4), "left" if is_text else "right", least)

    def _head(self, name: str) -> str:
        key = _WORDINGS.get(name, name)
        if name == "reference":
            return WORDING.pick(self.world, key)
        return label_for(self.world, WORDING, key, f"bank_statement.line_items.{name}")

    def _widest(self, name: str) -> str:
        """The longest text that will stand in the column, but for the one that is broken."""
        one_day, ledger = self.print_day(self.ledger.end), self.ledger
        most = max((abs(booking.amount) for booking in ledger.bookings), default=Decimal(0))
        balance = max((abs(booking.balance) for booking in ledger.bookings), default=Decimal(0))
        known: Mapping[str, str] = {
            "description": "",
            "reference": "0000000000",
            "booking_date": f"{one_day} {one_day}" if self.style.value_day == "joined" else one_day,
            "value_date": one_day,
            "balance_after": self.print_signed(-max(balance, abs(ledger.opening))),
        }
        return known.get(name, self.print_signed(-max(most, abs(ledger.opening))))

    def _measure(self, text: str) -> float:
        return self.pen.sheet.text_width(text, self.pen.manner.style(bold=True)) + 6
