"""What two parties agree on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from docintel.training.synthesis.blocks.days import long_day
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.places import town_of
from docintel.training.synthesis.blocks.slots import round_amount
from docintel.training.synthesis.contract.wording import WORDING
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World


@dataclass(frozen=True)
class Terms:
    parties: tuple[Person, Person]
    roles: tuple[str, str]
    signed: date
    start: date
    end: date
    price: Decimal
    long_days: bool


def draw_terms(world: World) -> Terms:
    random = world.random
    signed = world.day()
    start = signed + timedelta(random.choice((0, 0, 1, 14, 30, 60)))
    if random.random() < 0.5:
        start = (start.replace(day=1) + timedelta(31)).replace(day=1)
    end = start + timedelta(random.choice((180, 365, 365, 730, 1095)) - random.choice((0, 1)))
    first, second = world.firm(), world.firm() if random.random() < 0.5 else world.person()
    roles = WORDING.pick(world, "roles").split("/")
    parties = (first, second) if random.random() < 0.7 else (second, first)
    amount = round_amount(world)
    return Terms(parties, (roles[0], roles[1]), signed, start, end, amount, random.random() < 0.6)


@dataclass
class Values:
    """The pieces that clauses may name; each is noted as a fact when it is asked for."""

    world: World
    facts: Facts
    terms: Terms

    def pieces(self, phrase: str) -> dict[str, Piece]:
        """Values for the slots of the phrase that are fields or roles."""
        makers: dict[str, Callable[[], Piece]] = {
            "start": lambda: self.day("effective_date", self.terms.start),
            "end": lambda: self.day("expiry_date", self.terms.end),
            "term": lambda: self._once("term", "terms"),
            "notice": lambda: self._once("notice_period", "durations"),
            "law": lambda: self._once("governing_law", "laws"),
            "court": self._court,
            "price": self._price,
            "day": lambda: Piece(self.world.print_day(self.terms.start + timedelta(30))),
            "a": lambda: Piece(self.terms.roles[0]),
            "b": lambda: Piece(self.terms.roles[1]),
        }
        return {name: make() for name, make in makers.items() if f"{{{name}}}" in phrase}

    def day(self, name: str, day: date) -> Piece:
        printed = long_day(self.world, day) if self.terms.long_days else ""
        return self.facts.day(name, day, printed)

    def _once(self, name: str, key: str) -> Piece:
        return self.facts.text(name, self.facts.fields.get(name) or WORDING.pick(self.world, key))

    def _court(self) -> Piece:
        return self.facts.text("jurisdiction", town_of(self.terms.parties[0].address))

    def _price(self) -> Piece:
        world, price = self.world, self.terms.price
        with_code = f"{world.currency} {world.print_money(price)}"
        printed = world.print_price(price) if world.random.random() < 0.6 else with_code
        return self.facts.money("total_value", price, printed)
