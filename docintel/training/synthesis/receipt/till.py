"""The till at which one receipt is printed: its world, its paper, and what it has said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.pattern import digits, fill
from docintel.training.synthesis.people import coined
from docintel.training.synthesis.receipt.kind import Kind
from docintel.training.synthesis.receipt.phrases import PHRASES
from docintel.training.synthesis.receipt.roll import Roll
from docintel.training.synthesis.receipt.sale import Sale
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.world import Person, World

TYPE = "receipt"
_GST = {"MY", "SG", "AU", "IN", "NZ", "CA"}
_AMERICAN_TAX = ("Tax", "Sales Tax", "TAX")


@dataclass
class Till:
    """Everything that the parts of a receipt need. `mark` rules off parts; `tax` is its name."""

    world: World
    kind: Kind
    merchant: Person
    sale: Sale
    roll: Roll
    facts: Facts
    day: date
    moment: time
    mark: str
    tax: str
    layout: list[str]

    def chance(self, share: float) -> bool:
        return self.world.random.random() < share

    def choose(self, part: str, *manners: str) -> str:
        """One of the manners; it becomes part of the template's name."""
        manner = self.world.random.choice(manners)
        self.layout.append(f"{part}={manner}")
        return manner

    def say(self, key: str, rate: object = "") -> str:
        """One of the phrases, its blanks filled in."""
        return self.fill(PHRASES.pick(self.world, key), rate)

    def some(self, key: str, count: int) -> list[str]:
        return [self.fill(phrase) for phrase in PHRASES.some(self.world, key, count)]

    def fill(self, phrase: str, rate: object = "") -> str:
        """The phrase with names, numbers, days made up for its blanks."""
        world, random = self.world, self.world.random
        while "{n}" in phrase:
            phrase = phrase.replace("{n}", digits(random.choice([1, 1, 2, 3, 4, 6]), random), 1)
        for blank, make in _BLANKS.items():
            if blank in phrase:
                phrase = phrase.replace(blank, make(self))
        sign = world.printing.currency_sign or world.currency
        return self._rated(phrase, rate).replace("{tax}", self.tax).replace("{sign}", sign)

    def _rated(self, phrase: str, rate: object) -> str:
        """With the rate in it: zeros that the phrase has behind it go only with whole rates."""
        whole, _, part = str(rate).partition(".")
        if part:
            for zeros in (",00", ",0", ".00"):
                phrase = phrase.replace("{rate}" + zeros, "{rate}")
            whole += self.world.printing.number[-3] + part
        return phrase.replace("{rate}", whole)

    def label(self, field: str) -> str:
        return self.world.label(TYPE, field)

    def money(self, field: str, amount: Decimal) -> Piece:
        """An amount with its label, its value noted down."""
        return self.facts.money(field, amount)

    def plain(self, amount: Decimal) -> str:
        return self.world.print_money(amount)


def tax_name(world: World) -> str:
    """What sales tax is called on this receipt."""
    random = world.random
    if world.country == "US":
        return random.choice(_AMERICAN_TAX)
    if world.language != "en":
        return PHRASES.pick(world, "tax_names")
    if world.country in _GST:
        return random.choice(
            ["GST", "GST", "GST", "SST", "Tax"] if world.country == "MY" else ["GST", "GST", "Tax"]
        )
    return "VAT"


def _other_day(till: Till) -> str:
    return till.world.print_day(till.day + timedelta(days=till.world.random.randrange(1, 60)))


def _tongue(till: Till) -> str:
    return "MY" if till.world.country in {"MY", "SG"} else till.world.home_language


def _somebody(till: Till) -> str:
    world = till.world
    if world.random.random() < 0.5:
        return world.person().name.split()[0]
    return world.firm().name


_BLANKS: dict[str, Callable[[Till], str]] = {
    "{name}": _somebody,
    "{place}": lambda till: coined(_tongue(till), till.world.random),
    "{phone}": lambda till: till.world.phone(),
    "{web}": lambda till: till.world.website(till.merchant),
    "{day}": _other_day,
    "{time}": lambda till: till.world.print_time(till.world.time()),
    "{plate}": lambda till: fill(
        till.world.random.choice(["@@@ ####", "@@-@@ ###", "@@##@@@", "@@-###-@@"]),
        till.world.random,
    ),
}
