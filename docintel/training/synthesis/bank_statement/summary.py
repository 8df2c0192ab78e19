"""The box that sums a statement up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.bank_statement.ledger import Ledger
from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.labels import label_for
from docintel.training.synthesis.blocks.pairs import WAYS, Pair, write_pairs, write_strip
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World


@dataclass
class Summary:
    """Balances, and between them at times what came in and went out."""

    world: World
    facts: Facts
    pen: Pen
    ledger: Ledger
    print_signed: Callable[[Decimal], str]

    def write(self) -> None:
        random, ledger = self.world.random, self.ledger
        pairs = [self._balance("opening", "opening_balance", ledger.opening)]
        if random.random() < 0.6:
            pairs += [
                self._turnover("credits", ledger.credits),
                self._turnover("debits", ledger.debits),
            ]
        pairs.append(self._balance("closing", "closing_balance", ledger.closing))
        way = random.choice((*WAYS, "strip"))
        if way == "strip":
            write_strip(self.pen, pairs, self.pen.left, self.pen.right)
        else:
            left = random.choice((self.pen.left, self.pen.left, 800.0))
            known = next(name for name in WAYS if name == way)
            write_pairs(self.pen, pairs, known, left, random.choice((left + 700, self.pen.right)))
        self.pen.down(1.5)

    def _balance(self, key: str, name: str, amount: Decimal) -> Pair:
        label = label_for(self.world, WORDING, key, f"bank_statement.{name}")
        day = self.ledger.start if key == "opening" else self.ledger.end
        if self.world.random.random() < 0.2:
            label += f" {self.world.print_day(day)}"
        return label, self._money(name, amount, self.print_signed(amount))

    def _turnover(self, key: str, amount: Decimal) -> Pair:
        printed = self.world.print_money(amount)
        name = f"total_{key}"
        label = label_for(self.world, WORDING, key, f"bank_statement.{name}")
        return label, self._money(name, amount, printed)

    def _money(self, name: str, amount: Decimal, printed: str) -> list[Piece]:
        money = self.facts.money(name, amount, printed)
        random = self.world.random.random()
        if random < 0.15:
            return [money, Piece(" "), self.facts.text("currency", self.world.currency)]
        if random < 0.25:
            return [self.facts.text("currency", self.world.currency), Piece(" "), money]
        return [money]
