"""Names of banks that do not exist, as those of each country sound."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.world import Person, World

_WORDS = (
    *("Nord", "Merkur", "Union", "Castor", "Alba", "Delta", "Orion", "Atlas", "Helvia", "Mercator"),
    *("Aurora", "Ponte", "Montis", "Litora", "Vega", "Hanse", "Corona", "Fortis", "Nova", "Terra"),
    *(
        "Meridian",
        "Sirius",
        "Argent",
        "Lumen",
        "Pilar",
        "Solis",
        "Riva",
        "Kompass",
        "Linden",
        "Arka",
    ),
)


def draw_bank(world: World) -> Person:
    """A bank with the address of its branch."""
    random, place = world.random, world.firm()
    name = WORDING.pick(world, "bank").format(
        w=random.choice(_WORDS), v=random.choice(_WORDS), t=town_of(place.address)
    )
    return Person(name.upper() if random.random() < 0.15 else name, place.address)
