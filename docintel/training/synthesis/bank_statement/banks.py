"""Names of banks that do not exist, as those of each country sound."""

from __future__ import annotations

from docintel.training.synthesis.bank_statement.wording import WORDING
from docintel.training.synthesis.people import coined, town
from docintel.training.synthesis.split import split_of
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
    """A bank of the world's split, with the address of its branch."""
    random, place = world.random, world.firm()
    here = world.home_language
    while True:
        name = WORDING.pick(world, "bank").format(
            w=_word(world), v=random.choice(_WORDS), t=town(world.country, here, random)
        )
        if world.split is None or split_of(name) is world.split:
            return Person(name.upper() if random.random() < 0.15 else name, place.address)


def _word(world: World) -> str:
    """A word that banks like, or one that nobody else has."""
    if world.random.random() < 0.5:
        return world.random.choice(_WORDS)
    return coined(world.home_language, world.random)
