"""Add up the rows of a deal, with discounts, shipping, taxes and deposits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from docintel.training.synthesis.trade.deal import Item, Sums, TaxShare

_CENT = Decimal("0.01")
_ZERO = Decimal("0.00")


def draw_sums(random: Random, items: Sequence[Item], prices_include_tax: bool) -> Sums:
    """The sums of the rows; now and then a discount, shipping, or a deposit that was paid."""
    goods = sum((item.amount for item in items), _ZERO)
    if prices_include_tax:
        return _from_gross(random, goods, items[0].tax_rate)
    discount = (
        _cents(goods * random.choice((2, 3, 5, 10)) / 100) if random.random() < 0.12 else _ZERO
    )
    shipping = Decimal(random.choice(("3.90", "4.95", "5.80", "12.00", "25.00", "49.50")))
    shipping = shipping if random.random() < 0.18 and goods > 0 else _ZERO
    taxes = _taxes(items, shipping - discount)
    net = goods - discount + shipping
    gross = net + sum((share.amount for share in taxes), _ZERO)
    return Sums(goods, discount, shipping, net, taxes, _paid(random, gross))


def _from_gross(random: Random, gross: Decimal, rate: Decimal) -> Sums:
    net = _cents(gross * 100 / (100 + rate))
    share = TaxShare(rate, net, gross - net)
    return Sums(gross, _ZERO, _ZERO, net, (share,), _paid(random, gross))


def _taxes(items: Sequence[Item], added: Decimal) -> tuple[TaxShare, ...]:
    """Bases by rate; what is added to the goods is taxed like the first row."""
    bases: dict[Decimal, Decimal] = defaultdict(lambda: _ZERO)
    bases[items[0].tax_rate] += added
    for item in items:
        bases[item.tax_rate] += item.amount
    return tuple(
        TaxShare(rate, base, _cents(base * rate / 100)) for rate, base in sorted(bases.items())
    )


def _paid(random: Random, gross: Decimal) -> Decimal:
    if gross <= 0 or random.random() > 0.14:
        return _ZERO
    if random.random() < 0.2:
        return gross
    return _cents(gross * random.choice((10, 20, 30, 40, 50)) / 100)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
