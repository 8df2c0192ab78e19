"""The cells of one item, each noted down under its column."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.receipt.sale import Item
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

PREFIX = "line_items."


@dataclass
class ItemCells:
    """Prints an item's values; what was printed is in `facts.fields`."""

    till: Till
    item: Item
    code_letter: str
    facts: Facts = field(init=False)

    def __post_init__(self) -> None:
        self.facts = Facts(self.till.world, PREFIX)

    def description(self, share: float) -> Piece:
        """The description cut to what fits into that share of the width."""
        shown = self.till.roll.cut(self.item.description, share)
        return self.facts.text("description", shown)

    def description_lines(self, share: float) -> list[Piece]:
        """The description over as many lines as it takes."""
        lines = self.till.roll.wrapped(self.item.description, share)[:3]
        return self.facts.lines("description", lines, joint=" ")

    def quantity(self, decimals: bool = False) -> Piece:
        amount = self.item.quantity
        printed = f"{amount:.2f}" if decimals else f"{amount.normalize():f}"
        if self.item.unit:
            printed = f"{amount:.3f}"
        mark = self.till.world.printing.number[-3]
        return self.facts.text("quantity", printed.replace(".", mark), f"{amount.normalize():f}")

    def unit_price(self) -> Piece:
        return self.facts.money("unit_price", self.item.unit_price)

    def discount(self) -> Piece:
        printed = self.till.plain(-self.item.discount)
        return self.facts.text("discount", printed, f"{self.item.discount:f}")

    def total(self) -> Piece:
        return self.facts.money("total", self.item.amount)

    def total_and_code(self) -> list[Piece]:
        """The amount with its letter of tax behind, where the till prints such."""
        gap = "" if self.code_letter[:1] == "*" else " "
        behind = [Piece(gap + self.code_letter)] if self.code_letter else []
        return [self.total(), *behind]

    def rate(self) -> Piece:
        printed = f"{self.item.rate.normalize():f}"
        mark = self.till.world.printing.number[-3]
        full = (
            f"{self.item.rate:.2f}".replace(".", mark)
            if self.till.chance(0.3)
            else printed.replace(".", mark)
        )
        return self.facts.text(
            "tax_rate", full + self.till.world.random.choice(["%", "%", " %"]), printed
        )

    def row(self) -> dict[str, str]:
        return dict(self.facts.fields)


def per_unit(item: Item, currency: str) -> str:
    """What stands between quantity and price, as in `0,482 kg x 2,99 EUR/kg`."""
    return f" {currency}/{item.unit}" if item.unit else ""


def is_single(item: Item) -> bool:
    return item.quantity == Decimal(1) and not item.unit
