"""What stands beside an amount on a statement: cards, transfers, direct debits, wages, fees."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.slots import fill_plainly
from docintel.training.synthesis.world import World


def booking_text(world: World, comes_in: bool) -> tuple[str, ...]:
    """The lines of one booking, at times in capitals as hosts print them."""
    filled = fill_plainly(world, WORDING.pick(world, "comes_in" if comes_in else "goes_out"))
    return tuple((filled.upper() if world.random.random() < 0.2 else filled).split("\n"))
