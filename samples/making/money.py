"""Amounts: rounding, sums of priced lines, and how each country prints a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
MARKS = {"en": (",", "."), "de": (".", ","), "fr": ("\u00a0", ","), "plain": ("", ",")}


def cents(amount: Decimal) -> Decimal:
    """Round half up, as tills and invoices do."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def show(amount: Decimal, country: str = "en", places: int = 2) -> str:
    """Print an amount with the thousands and decimal marks of a country."""
    thousands, point = MARKS[country]
    text = f"{amount:,.{places}f}"
    return text.replace(",", "\0").replace(".", point).replace("\0", thousands)


@dataclass(frozen=True)
class Line:
    """A priced line; `net` is the line's amount in whatever sense the document prints it."""

    description: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    tax_rate: Decimal = Decimal(0)
    code: str = ""

    @property
    def net(self) -> Decimal:
        return cents(self.quantity * self.unit_price)

    def truth(self) -> dict[str, str]:
        """The line as invoices and orders label it; only the first printed line describes it."""
        return {
            "description": self.description.split("\n")[0],
            "quantity": str(self.quantity),
            "unit": self.unit,
            "unit_price": str(self.unit_price),
            "tax_rate": str(self.tax_rate),
            "net_amount": str(self.net),
        }

    def till_truth(self) -> dict[str, str]:
        """The line as receipts label it, where the amount includes the tax."""
        return {
            "description": self.description,
            "quantity": str(self.quantity),
            "unit_price": str(self.unit_price),
            "total": str(self.net),
        }


@dataclass(frozen=True)
class Totals:
    """The sums under a table of lines, with the tax of each rate rounded once."""

    net: Decimal
    taxes: tuple[tuple[Decimal, Decimal, Decimal], ...]

    @property
    def tax(self) -> Decimal:
        return sum((amount for _, _, amount in self.taxes), Decimal(0))

    @property
    def gross(self) -> Decimal:
        return self.net + self.tax

    def truth(self) -> dict[str, str]:
        return {
            "net_total": str(self.net),
            "tax_total": str(self.tax),
            "gross_total": str(self.gross),
        }


def add_up(lines: Iterable[Line]) -> Totals:
    """Sum the lines by tax rate: (rate, base, tax), the highest rate first."""
    bases: dict[Decimal, Decimal] = {}
    for line in lines:
        bases[line.tax_rate] = bases.get(line.tax_rate, Decimal(0)) + line.net
    ordered = sorted(bases.items(), reverse=True)
    taxes = tuple((rate, base, cents(base * rate / 100)) for rate, base in ordered)
    return Totals(sum(bases.values(), Decimal(0)), taxes)
