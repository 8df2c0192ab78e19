"""Rates that the rows of one deal are taxed at."""

from __future__ import annotations

from decimal import Decimal

from docintel.training.synthesis.world import World


def draw_rates(world: World) -> tuple[Decimal, ...]:
    """One rate, or several to draw from; one that comes twice is twice as likely."""
    random = world.random
    known = [Decimal(rate) for rate in dict.fromkeys(world.habits.tax_rates)] or [Decimal(0)]
    if random.random() < 0.08:
        return (Decimal(0),)
    if random.random() < 0.75 or len(known) == 1 or world.country == "US":
        return (world.tax_rate(),)
    return (known[0], known[0], random.choice([*known[1:], Decimal(0)]))
