"""What a deal is about: rows of goods, hours of work, recurring charges, or supplies by meter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.wording import say
from docintel.training.synthesis.world import World

_CENT = Decimal("0.01")
_HOW_MANY = (1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 11, 14, 18, 26)
_SKU_FORMS = (
    *("99999", "999999", "AA-9999", "A999", "9999-999", "AAA99A", "99.99.999", "9999999999999"),
    *("A-99999", "999 999", "AA9999A9", "99", "AAAA99"),
)
_WHOLE = (1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 25, 50, 100, 250, 1000)


@dataclass(frozen=True, slots=True)
class Assortment:
    """What the rows of one deal have in common."""

    kind: str
    sku_form: str
    has_discounts: bool
    has_notes: float
    step: int
    unit: str


def draw_items(world: World, kind: str, rates: Sequence[Decimal], issue: date) -> tuple[Item, ...]:
    """One row or many, in one manner: positions, article numbers, discounts and units.

    `kind` is goods, work, recurring or utility.
    """
    random = world.random
    count = (
        random.choice(_HOW_MANY) if kind in {"goods", "work"} else random.choice((1, 1, 2, 3, 4))
    )
    assortment = Assortment(
        kind=kind,
        sku_form=random.choice(_SKU_FORMS),
        has_discounts=kind == "goods" and random.random() < 0.25,
        has_notes=random.choice((0.0, 0.1, 0.3, 0.9)),
        step=random.choice((1, 1, 1, 1, 10, 100)),
        unit=say(world, "unit") if random.random() < 0.5 else "",
    )
    return tuple(
        _item(world, at, random.choice(rates), assortment, issue) for at in range(1, count + 1)
    )


def _item(world: World, at: int, rate: Decimal, assortment: Assortment, issue: date) -> Item:
    random = world.random
    price, quantity = _price(random), _QUANTITIES[assortment.kind](random)
    if assortment.kind == "utility":
        price = Decimal(random.randint(30, 4000)) / 10000
    has_discount = assortment.has_discounts and random.random() < 0.7
    discount = Decimal(random.choice((5, 10, 15, 20, 30))) if has_discount else Decimal(0)
    return Item(
        position=at * assortment.step,
        sku=_sku(random, assortment.sku_form),
        gtin=_gtin(random),
        description=_DESCRIPTIONS[assortment.kind](world, issue),
        notes=_notes(world) if random.random() < assortment.has_notes else (),
        quantity=quantity,
        unit=assortment.unit or say(world, "unit"),
        unit_price=price,
        discount=discount,
        tax_rate=rate,
        amount=_cents(quantity * price * (100 - discount) / 100),
        day=issue - timedelta(days=random.randint(0, 31)),
    )


def _work(world: World, issue: date) -> str:
    what = say(world, "work")
    return what if world.random.random() < 0.6 else f"{what} {world.goods()}"


def _recurring(world: World, issue: date) -> str:
    """A charge for the month of the paper, or the one before it."""
    month = world.words.months[(issue.month - world.random.choice((1, 1, 2))) % 12]
    return f"{say(world, 'recurring')} {month} {issue.year}"


def _utility(world: World, issue: date) -> str:
    random = world.random
    old = random.randint(100, 90000)
    reading = say(world, "meter").format(
        no=random.randint(10**5, 10**8), old=old, new=old + random.randint(5, 9000)
    )
    what = say(world, "utility")
    return what if random.random() < 0.4 else f"{what} {reading}"


_DESCRIPTIONS: Mapping[str, Callable[[World, date], str]] = {
    "goods": lambda world, _: world.goods(),
    "work": _work,
    "recurring": _recurring,
    "utility": _utility,
}


def _pieces(random: Random) -> Decimal:
    if random.random() < 0.1:
        return Decimal(str(round(random.uniform(0.2, 90), random.choice((1, 2, 3)))))
    return Decimal(random.choice(_WHOLE))


_QUANTITIES: Mapping[str, Callable[[Random], Decimal]] = {
    "goods": _pieces,
    "work": lambda random: Decimal(random.randint(1, 160)) / 4,
    "recurring": lambda random: Decimal(random.choice((1, 1, 1, 3, 12))),
    "utility": lambda random: Decimal(random.randint(20, 9000)),
}


def _notes(world: World) -> tuple[str, ...]:
    """Further lines of the description."""
    random = world.random
    chosen = [say(world, "item_note"), world.goods(), say(world, "item_note")]
    if random.random() < 0.2:
        chosen.append(world.sentence())
    random.shuffle(chosen)
    filled = {
        "gtin": _gtin(random),
        "money": world.print_money(_price(random)),
        "day": world.print_day(world.day()),
    }
    kept = dict.fromkeys(chosen[: random.choice((1, 1, 1, 2, 3))])
    return tuple(text.format_map(filled) if "{" in text else text for text in kept)


def _price(random: Random) -> Decimal:
    amount = Decimal(str(round(10 ** random.uniform(-0.2, 3.6), 2)))
    if random.random() < 0.35:
        amount = amount.quantize(Decimal(1)) - (_CENT if random.random() < 0.3 else 0)
    return max(_cents(amount), _CENT)


def _sku(random: Random, form: str) -> str:
    """A number of an article: 9 in the form stands for a figure, A for a letter."""
    kinds = {"9": "0123456789", "A": "ABCDEFGHKLMPRSTX"}
    return "".join(random.choice(kinds.get(mark, mark)) for mark in form)


def _gtin(random: Random) -> str:
    """Thirteen figures, the last of which checks the others."""
    figures = [random.randrange(10) for _ in range(12)]
    weighted = sum(figure * (3 if at % 2 else 1) for at, figure in enumerate(figures))
    return "".join(map(str, figures)) + str(-weighted % 10)


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
