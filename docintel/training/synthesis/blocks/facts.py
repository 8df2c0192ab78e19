"""What a made-up document says: each value is printed and noted down in one go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World


@dataclass
class Facts:
    """Makes the piece to print for a value, and keeps the value in its normal form.

    `prefix` is put before the names of pieces: the cells of a row are `line_items.amount`, while
    the row itself knows them as `amount`.
    """

    world: World
    prefix: str = ""
    fields: dict[str, str] = field(default_factory=dict)

    def text(self, name: str, printed: str, value: str | None = None) -> Piece:
        """A value that is kept as it is printed, unless its normal form is given."""
        self.fields[name] = printed if value is None else value
        return self.again(name, printed)

    def again(self, name: str, printed: str, goes_on: bool = False) -> Piece:
        """A value that is known already, or the next line of one."""
        return Piece(printed, self.prefix + name, goes_on)

    def code(self, name: str, printed: str) -> Piece:
        """An identifier; its blanks are for the eye only."""
        return self.text(name, printed, "".join(printed.split()))

    def day(self, name: str, day: date, printed: str = "") -> Piece:
        return self.text(name, printed or self.world.print_day(day), day.isoformat())

    def money(self, name: str, amount: Decimal, printed: str = "") -> Piece:
        return self.text(name, printed or self.world.print_money(amount), f"{amount:.2f}")

    def lines(self, name: str, lines: Sequence[str], joint: str = ", ") -> list[Piece]:
        """A value on several lines of print: one piece a line."""
        self.fields[name] = joint.join(lines)
        return [self.again(name, line, goes_on=at > 0) for at, line in enumerate(lines)]

    def member(self, name: str, printed: str) -> Piece:
        """One of several values of a field; they are kept in one, parted by semicolons."""
        known = self.fields.get(name)
        self.fields[name] = f"{known}; {printed}" if known else printed
        return self.again(name, printed)
