"""The columns of a payslip's tables, as wide as the longest amounts in them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.blocks.grid import Column, Grid, Rules
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.payslip.pay import Pay
from docintel.training.synthesis.payslip.wording import WORDING
from docintel.training.synthesis.world import World


@dataclass(frozen=True)
class TableStyle:
    """`shape` is one, three, two or gains; `has_employer` adds what the employer pays."""

    shape: str
    has_hours: bool
    has_ytd: bool
    has_code: bool
    has_employer: bool
    has_sections: bool
    totals_in_table: bool
    rules: Rules


def draw_table_style(world: World, rules: Rules) -> TableStyle:
    random = world.random
    local = ("two", "three") if world.language == "en" else ("gains", "one")
    return TableStyle(
        shape=random.choice(("one", "three", "two", "gains", *local)),
        has_hours=random.random() < 0.6,
        has_ytd=random.random() < 0.45,
        has_code=random.random() < 0.25,
        has_employer=random.random() < (0.5 if world.language == "fr" else 0.08),
        has_sections=random.random() < 0.6,
        totals_in_table=random.random() < 0.7,
        rules=rules,
    )


@dataclass(frozen=True)
class PayColumns:
    """Makes the grids of one payslip."""

    world: World
    style: TableStyle
    pay: Pay
    pen: Pen

    def for_lines(self, left: float, right: float, head: str, kind: str) -> Grid:
        """Description, at times hours and rates, the amount, and what it is in the year."""
        columns = [*self._code(), self._text(head)]
        if self.style.has_hours and kind == "earning":
            columns += self._hours()
        columns.append(self._money("amount", "amount"))
        if self.style.has_ytd:
            columns.append(self._money("ytd", "ytd"))
        return Grid(columns, left, right, self.style.rules)

    def for_gains(self) -> Grid:
        """Earnings in one column of amounts and what is taken off them in another."""
        columns = [*self._code(), self._text("description")]
        if self.style.has_hours:
            columns += self._hours()
        columns += [self._money("gain", "gain"), self._money("loss", "loss")]
        if self.style.has_employer:
            columns.append(self._money("employer", "employer_cols"))
        return Grid(columns, self.pen.left, self.pen.right, self.style.rules)

    def _code(self) -> list[Column]:
        if not self.style.has_code:
            return []
        return [Column("code", WORDING.pick(self.world, "code"), 0.6, least=self._width("00000"))]

    def _text(self, head: str) -> Column:
        return Column("description", WORDING.pick(self.world, head), 3.3)

    def _hours(self) -> list[Column]:
        widest = self.world.print_money(Decimal("173.33"))
        return [
            Column("hours", self._head("hours"), 0.8, "right", self._width(widest)),
            Column("rate", self._head("rate"), 0.9, "right", self._width(widest)),
        ]

    def _money(self, name: str, key: str) -> Column:
        most = self.pay.total_ytd("earning") if name == "ytd" else self.pay.total("earning")
        head = self._head(key) if name in {"amount", "ytd"} else WORDING.pick(self.world, key)
        longest = max((*head.split(), self.world.print_money(most)), key=len)
        return Column(name, head, 1.2, "right", self._width(longest))

    def _head(self, key: str) -> str:
        return label_for(self.world, WORDING, key, f"payslip.line_items.{key}")

    def _width(self, text: str) -> float:
        return self.pen.sheet.text_width(text, self.pen.manner.style(bold=True)) + 6
