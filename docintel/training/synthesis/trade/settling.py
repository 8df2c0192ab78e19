"""What is left to pay of a gross total: deposits, taxes withheld, an old balance, rounding."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from docintel.training.synthesis.trade.deal import Firm, Sums
from docintel.training.synthesis.world import World

_CENT = Decimal("0.01")
#: Where nobody has coins of a cent.
_ROUND = frozenset({"CH", "LI", "MY", "SG", "AU", "NZ", "NL", "BE"})
_WITHHOLD = {"ES": (7, 15, 15, 19), "IT": (20, 20, 23)}


def settle(world: World, sums: Sums, seller: Firm) -> Sums:
    """Mostly the sums as they are; sometimes one of the reasons to pay another amount."""
    if sums.gross <= 0:
        return sums
    random = world.random
    if random.random() < 0.14:
        return replace(sums, paid=_paid(world, sums.gross))
    if world.country in _WITHHOLD and random.random() < 0.2:
        share = random.choice(_WITHHOLD[world.country])
        return replace(sums, withheld=_cents(sums.net * share / 100))
    if world.country in _ROUND and random.random() < 0.15:
        return replace(sums, rounding=_to_five_cents(sums.gross) - sums.gross)
    if random.random() < 0.04:
        return replace(sums, prior=Decimal(random.randint(1000, 90000)) / 100)
    return sums


def _paid(world: World, gross: Decimal) -> Decimal:
    if world.random.random() < 0.2:
        return gross
    return _cents(gross * world.random.choice((10, 20, 30, 40, 50)) / 100)


def _to_five_cents(amount: Decimal) -> Decimal:
    return _cents((amount * 20).quantize(Decimal(1), ROUND_HALF_UP) / 20)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
