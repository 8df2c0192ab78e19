"""Somebody with papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from docintel.training.synthesis.blocks.slots import fill_plainly
from docintel.training.synthesis.identity_document.wording import STATES, WORDING, State
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.people import town
from docintel.training.synthesis.world import World

_NUMBERS = (
    "@########",
    "@@#######",
    "#########",
    "@##@@###@",
    "@@@######",
    "%##@@#####",
    "@#######",
)
_SHARE_OF_ALIENS = 0.1


@dataclass(frozen=True)
class Holder:
    """What a document says of its holder and itself; `nation` is another state for aliens."""

    surname: str
    given_names: str
    birth_name: str
    sex: str
    birth: date
    birth_place: str
    issue: date
    expiry: date
    number: str
    personal_number: str
    authority: str
    height: str
    eyes: str
    address: tuple[str, ...]
    state: State
    nation: State


def draw_holder(world: World, is_alien: bool) -> Holder:
    random = world.random
    person, second = world.person(), world.person()
    given, _, surname = person.name.partition(" ")
    if random.random() < 0.4:
        given += " " + second.name.split()[0]
    issue = world.day()
    years = random.choice((5, 10, 10, 10, 6, 1 if is_alien else 15))
    state = STATES[world.country]
    alien = is_alien or random.random() < _SHARE_OF_ALIENS / 2
    nation = STATES[random.choice(sorted(STATES))] if alien else state
    return Holder(
        surname=surname or person.name,
        given_names=given,
        birth_name=second.name.split()[-1] if random.random() < 0.6 else surname,
        sex=random.choices("MFX", (49, 49, 2))[0],
        birth=issue - timedelta(random.randint(16 * 365, 80 * 365)),
        birth_place=town(world.country, world.home_language, random),
        issue=issue,
        expiry=issue + timedelta(round(365.25 * years) - random.choice((0, 1))),
        number=fill(random.choice(_NUMBERS), random)[:9],
        personal_number=fill(random.choice(("########", "##########", "######-####")), random),
        authority=fill_plainly(world, WORDING.pick(world, "authority")),
        height=f"{random.randint(150, 200)}",
        eyes=WORDING.pick(world, "eyes"),
        address=person.address,
        state=state,
        nation=nation,
    )
