"""What stands beside an amount on a statement: cards, transfers, direct debits, wages, fees."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.world import World


def booking_text(world: World, comes_in: bool) -> tuple[str, ...]:
    """The lines of one booking, at times in capitals as hosts print them."""
    random = world.random
    pattern = WORDING.pick(world, "comes_in" if comes_in else "goes_out").strip()
    filled = pattern.format_map(_Slots(world))
    return tuple((filled.upper() if random.random() < 0.2 else filled).split("\n"))


class _Slots(dict[str, str]):
    """Fills in only what a pattern asks for."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self.world = world

    def __missing__(self, key: str) -> str:
        world, random = self.world, self.world.random
        makers = {
            "firm": lambda: world.firm().name,
            "person": lambda: world.person().name,
            "town": lambda: town_of(world.firm().address),
            "words": lambda: " ".join(world.goods().split()[:3]),
            "ref": lambda: random.choice((world.number(), str(random.randint(10**6, 10**11)))),
            "nn": lambda: f"{random.randint(0, 9999):04}",
            "check": lambda: str(random.randint(100, 9_999_999)),
            "time": lambda: f"{random.randint(6, 22):02}:{random.randint(0, 59):02}",
            "day": lambda: world.print_day(world.day()),
            "iban": world.iban,
        }
        return str(makers[key]())
