"""What stands under the tables of a payslip."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.pairs import Pair, Way, inline, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
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
        return WORDING.pick(self.world, name), value

    def _foot(self) -> None:
        pen, world = self.pen, self.world
        pen.down(1)
        if world.random.random() < 0.4:
            pen.line(
                inline(pen, WORDING.pick(world, "iban"), self.facts.code("iban", world.iban()))
            )
        for sentence in WORDING.some(world, "footer", world.random.randint(0, 2)):
            pen.line(sentence, pen.manner.style(0.8))
