"""The tables of a payslip: one for all lines, one a kind, two side by side, or gains and losses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import Grid, Stack
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.payslip.pay import Pay, PayLine
from docintel.training.synthesis.payslip.pay_columns import PayColumns, TableStyle
from docintel.training.synthesis.payslip.wording import WORDING
from docintel.training.synthesis.world import World

Cells = dict[str, Text | Stack]
_TOTALS = {"earning": "gross", "tax": "taxes", "deduction": "deductions"}
_SECTIONS = {
    "earning": "earnings_section",
    "tax": "taxes_section",
    "deduction": "deductions_section",
}


@dataclass
class PayTables:
    """Writes the lines and, where they belong into the tables, their totals."""

    world: World
    facts: Facts
    style: TableStyle
    pen: Pen
    pay: Pay
    columns: PayColumns
    rows: list[dict[str, str]] = field(default_factory=list)

    def write(self) -> None:
        shapes = {"one": self._one, "three": self._three, "two": self._two, "gains": self._gains}
        shapes[self.style.shape]()
        self.pen.down(1)

    def _one(self) -> None:
        grid = self.columns.for_lines(self.pen.left, self.pen.right, "description", "earning")
        grid.head(self.pen)
        for kind in ("earning", "tax", "deduction"):
            if self.style.has_sections:
                grid.row(self.pen, {"description": self._section(kind)}, bold=True)
            self._rows(grid, self.pay.of(kind))
            self._total(grid, kind)

    def _three(self) -> None:
        for kind in ("earning", "tax", "deduction"):
            key = "description" if kind == "earning" else "deduction_heads"
            grid = self.columns.for_lines(self.pen.left, self.pen.right, key, kind)
            grid.head(self.pen)
            self._rows(grid, self.pay.of(kind))
            self._total(grid, kind)
            self.pen.down(0.8)

    def _two(self) -> None:
        """Earnings on the left, what is taken off them on the right."""
        top, middle = self.pen.y, (self.pen.left + self.pen.right) / 2
        grid = self.columns.for_lines(self.pen.left, middle - 20, "description", "earning")
        grid.head(self.pen)
        self._rows(grid, self.pay.of("earning"))
        self._total(grid, "earning")
        below, self.pen.y = self.pen.y, top
        grid = self.columns.for_lines(middle + 20, self.pen.right, "deduction_heads", "tax")
        grid.head(self.pen)
        for kind in ("tax", "deduction"):
            self._rows(grid, self.pay.of(kind))
            self._total(grid, kind)
        self.pen.y = max(self.pen.y, below)

    def _gains(self) -> None:
        grid = self.columns.for_gains()
        grid.head(self.pen)
        for kind in ("earning", "deduction", "tax"):
            column = "gain" if kind == "earning" else "loss"
            self._rows(grid, self.pay.of(kind), column)
            self._total(grid, kind, column)

    def _rows(self, grid: Grid, lines: Sequence[PayLine], column: str = "amount") -> None:
        printed = {one.key for one in grid.columns}
        for line in lines:
            row = Facts(self.world, "line_items.")
            cells: Cells = {
                "description": row.text("description", line.description),
                column: row.money("amount", line.amount),
            }
            if "ytd" in printed:
                cells["ytd"] = row.money("ytd", line.ytd)
            if "hours" in printed and line.hours is not None and line.rate is not None:
                cells["hours"] = row.money("hours", line.hours, self._print_hours(line.hours))
                cells["rate"] = row.money("rate", line.rate)
            if "code" in printed:
                cells["code"] = str(self.world.random.randint(1, 9999))
            if "employer" in printed and line.kind == "deduction":
                cells["employer"] = self.world.print_money(line.amount * 2)
            grid.row(self.pen, cells)
            self.rows.append(row.fields)

    def _total(self, grid: Grid, kind: str, column: str = "amount") -> None:
        if not self.style.totals_in_table:
            return
        name = _TOTALS[kind]
        cells: Cells = {
            "description": self.pen.manner.label(self._label(name), colon=False),
            column: self.facts.money(name, self.pay.total(kind)),
        }
        if any(one.key == "ytd" for one in grid.columns):
            cells["ytd"] = self.facts.money(f"{name}_ytd", self.pay.total_ytd(kind))
        grid.row(self.pen, cells, bold=self.world.random.random() < 0.6)

    def _label(self, name: str) -> str:
        return label_for(self.world, WORDING, name, f"payslip.{name}")

    def _section(self, kind: str) -> str:
        return WORDING.pick(self.world, _SECTIONS[kind])

    def _print_hours(self, hours: Decimal) -> str:
        printed = self.world.print_money(hours)
        return str(int(hours)) if hours == int(hours) and self.style.has_sections else printed
