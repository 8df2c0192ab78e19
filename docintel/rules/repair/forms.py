"""Equations that the amounts of a document keep."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol, TypeAlias

from docintel.core.cell_paths import cell_of
from docintel.core.money import format_amount

CENT = Decimal("0.01")

#: Amounts by the path of their field or cell.
Values = Mapping[str, Decimal]
#: Paths, and how often each counts: -1 for what is taken off, a share for what is taxed.
Parts: TypeAlias = tuple[tuple[str, Decimal | int], ...]
#: The least and the greatest amount that will do.
Range = tuple[Decimal, Decimal]


class Form(Protocol):
    """One way in which amounts may agree."""

    @property
    def paths(self) -> frozenset[str]: ...

    def holds(self, values: Values) -> bool:
        """Whether they agree as well as rounding lets them."""
        ...

    def is_exact(self, values: Values) -> bool:
        """Whether they agree to the cent."""
        ...

    def needed(self, values: Values) -> Mapping[str, Range]:
        """For each path, the amounts that agree with all the others."""
        ...

    def says(self, values: Values) -> str: ...


@dataclass(frozen=True)
class Sum:
    """`parts` make up `whole`."""

    parts: Parts
    whole: str
    tolerance: Decimal = CENT

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset([*(path for path, _ in self.parts), self.whole])

    def holds(self, values: Values) -> bool:
        return abs(self._excess(values)) <= self.tolerance

    def is_exact(self, values: Values) -> bool:
        return abs(self._excess(values)) < CENT

    def needed(self, values: Values) -> Mapping[str, Range]:
        excess = self._excess(values)
        found = {self.whole: _around(values[self.whole] + excess, self.tolerance)}
        for path, count in self.parts:
            share = Decimal(count)
            found[path] = _around(values[path] - excess / share, self.tolerance / abs(share))
        return found

    def says(self, values: Values) -> str:
        whole = f"{_spoken(self.whole)} {format_amount(values[self.whole])}"
        if len(self.parts) > _MOST_SAID:
            return f"{len(self.parts)} lines make {whole}"
        return f"{_said(self.parts, values)} = {whole}"

    def _excess(self, values: Values) -> Decimal:
        made = sum((Decimal(count) * values[path] for path, count in self.parts), Decimal(0))
        return made - values[self.whole]


@dataclass(frozen=True)
class Product:
    """`quantity` times `price` makes `amount`, which is printed with so much left off or put on."""

    quantity: str
    price: str
    amount: str
    factor: Decimal = Decimal(1)

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset((self.quantity, self.price, self.amount))

    def holds(self, values: Values) -> bool:
        low, high = self._amounts(values)
        return low <= values[self.amount] <= high

    def is_exact(self, values: Values) -> bool:
        exact = values[self.quantity] * values[self.price] * self.factor
        return abs(exact - values[self.amount]) < CENT

    def needed(self, values: Values) -> Mapping[str, Range]:
        found = {self.amount: self._amounts(values)}
        slack = self._slack(values)
        for path, other in ((self.quantity, self.price), (self.price, self.quantity)):
            if times := values[other] * self.factor:
                ends = [(values[self.amount] + way) / times for way in (-slack, slack)]
                found[path] = (min(ends), max(ends))
        return found

    def says(self, values: Values) -> str:
        quantity, price, amount = (
            values[path] for path in (self.quantity, self.price, self.amount)
        )
        made = f"{quantity.normalize():f} x {format_amount(price)}"
        return f"{made} = {format_amount(amount)}"

    def _amounts(self, values: Values) -> Range:
        exact = values[self.quantity] * values[self.price] * self.factor
        return _around(exact, self._slack(values))

    def _slack(self, values: Values) -> Decimal:
        """A cent, or what the rounding of the printed price makes of it over the quantity."""
        places = min(-2, int(values[self.price].as_tuple().exponent))
        return max(CENT, abs(values[self.quantity]) * Decimal(1).scaleb(places) / 2)


#: Sums of more parts are told by their number.
_MOST_SAID = 4


def _said(parts: Parts, values: Values) -> str:
    told = (
        f"{'-' if count < 0 else '+'} {_share(count)}{_spoken(path)} {format_amount(values[path])}"
        for path, count in parts
    )
    return " ".join(told).removeprefix("+ ")


def _share(count: Decimal | int) -> str:
    return "" if abs(count) == 1 else f"{(100 * abs(Decimal(count))).normalize():f} % of "


def _around(exact: Decimal, slack: Decimal) -> Range:
    return exact - slack, exact + slack


def _spoken(path: str) -> str:
    """A field as a person calls it; a cell by its line."""
    if cell := cell_of(path):
        return f"line {cell[0] + 1}"
    return path.removesuffix("_total").replace("_", " ")
