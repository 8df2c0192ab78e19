"""Fill the `{slots}` of a phrase: with what the world has, or with values of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from docintel.training.synthesis.people import town
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import World

_SLOT = re.compile(r"(\{\w+\})")


def fill_slots(world: World, phrase: str, values: Mapping[str, Piece] | None = None) -> list[Piece]:
    """The phrase in pieces; slots that are not among the values are filled at random."""
    known = values or {}
    pieces = []
    for part in filter(None, _SLOT.split(phrase)):
        name = part[1:-1] if _SLOT.fullmatch(part) else ""
        if name in known:
            pieces.append(known[name])
        else:
            pieces.append(Piece(_chance_value(world, name) if name else part))
    return pieces


def fill_plainly(world: World, phrase: str) -> str:
    """The same as text."""
    return "".join(piece.text for piece in fill_slots(world, phrase))


def _chance_value(world: World, name: str) -> str:
    random = world.random
    makers = {
        "firm": lambda: world.firm().name,
        "person": lambda: world.person().name,
        "last": lambda: world.person().name.split()[-1],
        "place": lambda: town(world.country, world.home_language, random),
        "town": lambda: town(world.country, world.home_language, random),
        "street": lambda: world.person().address[0],
        "goods": world.goods,
        "words": lambda: " ".join(world.goods().split()[:3]),
        "number": world.number,
        "ref": lambda: random.choice((world.number(), str(random.randint(10**6, 10**11)))),
        "nn": lambda: f"{random.randint(0, 9999):04}",
        "n": lambda: str(random.randint(1, 60)),
        "check": lambda: str(random.randint(100, 9_999_999)),
        "time": lambda: f"{random.randint(6, 22):02}:{random.randint(0, 59):02}",
        "day": lambda: world.print_day(world.day()),
        "iban": world.iban,
        "tax": world.tax_id,
        "phone": world.phone,
        "amount": lambda: world.print_price(round_amount(world)),
        "sentence": world.sentence,
    }
    return makers[name]()


def round_amount(world: World) -> Decimal:
    """An amount as prose names it."""
    random = world.random
    whole = Decimal(random.choice((random.randint(5, 500), random.randint(100, 60000))))
    return whole + (Decimal(random.randint(0, 99)) / 100 if random.random() < 0.6 else 0)
