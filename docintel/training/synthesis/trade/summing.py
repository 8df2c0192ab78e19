"""Add up the rows of a deal, with discounts, shipping and taxes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from docintel.training.synthesis.trade.deal import Item, Sums, TaxShare

_CENT = Decimal("0.01")
_ZERO = Decimal("0.00")
_SHIPPING = ("3.90", "4.95", "5.80", "12.00", "25.00", "49.50", "120.00")
_CHARGES = ("1.50", "2.50", "7.90", "15.00", "40.00")


def draw_sums(random: Random, items: Sequence[Item], prices_include_tax: bool) -> Sums:
    """The sums of the rows; now and then with a discount, shipping or charges."""
    goods = sum((item.amount for item in items), _ZERO)
    if prices_include_tax:
        return _from_gross(goods, items[0].tax_rate)
    discount, shipping = _ZERO, _ZERO
    if random.random() < 0.12:
        discount = _cents(goods * random.choice((2, 3, 5, 10)) / 100)
    if random.random() < 0.18:
        shipping = Decimal(random.choice(_SHIPPING))
    charges = Decimal(random.choice(_CHARGES)) if random.random() < 0.06 else _ZERO
    added = shipping + charges - discount
    return Sums(goods, discount, shipping, charges, goods + added, _taxes(items, added))


def _from_gross(gross: Decimal, rate: Decimal) -> Sums:
    net = _cents(gross * 100 / (100 + rate))
    return Sums(gross, _ZERO, _ZERO, _ZERO, net, (TaxShare(rate, net, gross - net),))


def _taxes(items: Sequence[Item], added: Decimal) -> tuple[TaxShare, ...]:
    """Bases by rate; what is added to the goods is taxed like the first row."""
    bases: dict[Decimal, Decimal] = defaultdict(lambda: _ZERO)
    bases[items[0].tax_rate] += added
    for item in items:
        bases[item.tax_rate] += item.amount
    return tuple(
        TaxShare(rate, base, _cents(base * rate / 100)) for rate, base in sorted(bases.items())
    )


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
