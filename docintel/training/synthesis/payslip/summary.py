"""What stands under the tables of a payslip."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import RULES, Column, Grid, Stack
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pairs import Pair, Way, inline, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.places import WITHOUT_IBAN
from docintel.training.synthesis.blocks.slots import round_amount
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.payslip.pay import Pay
from docintel.training.synthesis.payslip.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World


@dataclass
class Summary:
    """The net pay, and totals that the tables did not have."""

    world: World
    facts: Facts
    pen: Pen
    pay: Pay
    way: str

    def write(self) -> None:
        self.pen.need(9)
        if self.way == "matrix":
            self._matrix()
            self._foot()
            return
        pairs = self._totals() + self._year()
        left = self.world.random.choice((self.pen.left, 800.0))
        if self.way == "strip":
            for at in range(0, len(pairs), 4):
                write_strip(self.pen, pairs[at : at + 4], self.pen.left, self.pen.right)
                self.pen.down(0.5)
        else:
            way: Way = "far" if self.way == "far" else "columns"
            write_pairs(self.pen, pairs, way, left, self.pen.right)
        self._foot()

    def _totals(self) -> list[Pair]:
        random, pay = self.world.random, self.pay
        amounts = {
            "gross": pay.total("earning"),
            "taxes": pay.total("tax"),
            "deductions": pay.total("deduction"),
        }
        shown = [name for name in amounts if name not in self.facts.fields or random.random() < 0.2]
        pairs: list[Pair] = [
            self._pair(name, self.facts.money(name, amounts[name])) for name in shown
        ]
        printed = self.world.print_price(pay.net) if random.random() < 0.4 else ""
        pairs.append(self._pair("net", self.facts.money("net", pay.net, printed)))
        return pairs

    def _year(self) -> list[Pair]:
        pay, facts = self.pay, self.facts
        if self.world.random.random() < 0.6:
            return []
        amounts = {
            "gross_ytd": pay.total_ytd("earning"),
            "taxes_ytd": pay.total_ytd("tax"),
            "deductions_ytd": pay.total_ytd("deduction"),
            "net_ytd": pay.net_ytd,
        }
        shown = [name for name in amounts if self.world.random.random() < 0.7]
        return [self._pair(name, facts.money(name, amounts[name])) for name in shown]

    def _pair(self, name: str, value: Piece) -> Pair:
        return self._label(name), value

    def _label(self, name: str) -> str:
        return label_for(self.world, WORDING, name, f"payslip.{name}")

    def _matrix(self) -> None:
        """Totals side by side, in a row for this time and one for the year."""
        pay, names = self.pay, ("gross", "taxes", "deductions", "net")
        now: tuple[Decimal, ...] = (
            pay.total("earning"),
            pay.total("tax"),
            pay.total("deduction"),
            pay.net,
        )
        year = tuple(map(pay.total_ytd, ("earning", "tax", "deduction")))
        columns = [Column("row", "", 1.2)]
        columns += [Column(name, self._label(name), 1.4, "right") for name in names]
        grid = Grid(columns, self.pen.left, self.pen.right, self.world.random.choice(RULES))
        grid.head(self.pen)
        rows = [("current", "", now)]
        if self.world.random.random() < 0.75:
            rows.append(("ytd", "_ytd", (*year, pay.net_ytd)))
        for key, suffix, amounts in rows:
            cells: dict[str, Text | Stack] = {"row": WORDING.pick(self.world, key)}
            for name, amount in zip(names, amounts, strict=True):
                cells[name] = self.facts.money(name + suffix, amount)
            grid.row(self.pen, cells)

    def _foot(self) -> None:
        pen, world = self.pen, self.world
        pen.down(1)
        self._side_notes()
        if world.country not in WITHOUT_IBAN and world.random.random() < 0.4:
            pen.line(
                inline(pen, WORDING.pick(world, "iban"), self.facts.code("iban", world.iban()))
            )
        for sentence in WORDING.some(world, "footer", world.random.randint(0, 2)):
            pen.line(sentence, pen.manner.style(0.8))

    def _side_notes(self) -> None:
        """What the employer pays, and days of leave: amounts that are no field of a payslip."""
        world, pen = self.world, self.pen
        for key, most in (("employer_part", 3), ("leave", 2)):
            if world.random.random() < 0.25:
                labels = WORDING.some(world, key, most)
                pairs: list[Pair] = [(label, self._side_amount(key)) for label in labels]
                pen.need(len(pairs) + 2)
                write_pairs(pen, pairs, world.random.choice(("inline", "columns")), pen.left, 900.0)
                pen.down(0.6)

    def _side_amount(self, key: str) -> str:
        if key == "leave":
            return self.world.print_money(Decimal(self.world.random.randint(0, 60)) / 2)
        return self.world.print_money(round_amount(self.world))
