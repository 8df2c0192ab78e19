"""Which facts a paper states about itself beside its addresses, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.look import Look


@dataclass(frozen=True, slots=True)
class Choice:
    """A field that a paper may state, how likely it does so, and how its value is printed."""

    likely: float
    name: str
    print_it: Callable[..., Piece]
    value: Any


def choose(desk: Desk, choices: Sequence[Choice]) -> list[Pair]:
    """Labels and values of those fields that this paper states."""
    return [
        (desk.label(choice.name), choice.print_it(choice.name, choice.value))
        for choice in choices
        if desk.chance(choice.likely)
    ]


def incoterms(desk: Desk, likely: float) -> list[Pair]:
    """Terms of delivery, mostly one of the codes that all the world knows."""
    if not desk.chance(likely):
        return []
    printed, _, code = desk.say("incoterm").partition("=")
    value = desk.facts.text("incoterm", printed, code) if code else printed
    return [(desk.label("incoterm"), value)]


def arrange(desk: Desk, look: Look, further: Sequence[Pair]) -> list[Pair]:
    """Number and day unless they stand elsewhere, and the rest with decoys, in any order."""
    random = desk.world.random
    first: list[Pair] = []
    if look.title == "plain" or desk.chance(0.1):
        first.append((desk.label(desk.naming.number), desk.number()))
    if (look.title != "both" and not look.has_bare_day) or desk.chance(0.1):
        first.append((desk.label(desk.naming.day), desk.day()))
    if desk.chance(0.2):
        random.shuffle(first)
    rest = [*further, *_decoys(desk)]
    random.shuffle(rest)
    if first and desk.chance(0.2):
        rest.insert(random.randint(0, len(rest)), first.pop())
    return [*first, *rest] if desk.chance(0.8) else [*rest, *first]


def _decoys(desk: Desk, most: int = 3) -> list[Pair]:
    """Pairs that are no field of the paper: references, other dates, a period, the page."""
    chosen: list[Pair] = []
    for _ in range(desk.world.random.randint(0, most)):
        if desk.chance(0.65):
            chosen.append((desk.say_anew("reference_key"), _reference(desk)))
        else:
            chosen.append((desk.say_anew("decoy_date"), desk.world.print_day(desk.world.day())))
    if desk.chance(0.08):
        chosen.append((desk.say("period_key"), period(desk)))
    if desk.chance(0.1):
        label, _, number = desk.say("page").format(n=1, m=1).rpartition(" ")
        chosen.append((label or "#", number))
    return list(dict(chosen).items())


def _reference(desk: Desk) -> str:
    random = desk.world.random
    return random.choice(
        (
            desk.world.number(),
            desk.world.number(),
            desk.world.number(),
            str(random.randint(1, 99999)),
            str(random.randint(1, 99999)),
            desk.world.person().name,
            desk.world.person().name,
            desk.world.goods(),
        )
    )


def period(desk: Desk) -> list[Piece]:
    """First and last day of the time that the paper is about."""
    first, last = desk.deal.days.period
    return [
        desk.facts.day("service_start", first),
        Piece(f" {desk.say('until')} "),
        desk.facts.day("service_end", last),
    ]
