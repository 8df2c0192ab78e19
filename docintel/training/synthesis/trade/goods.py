"""What a deal is about: rows of goods, hours and recurring charges."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.wording import phrases
from docintel.training.synthesis.world import World

_CENT = Decimal("0.01")
_HOW_MANY = (1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 11, 14, 18, 26)
_STEPS = ("one", "one", "one", "one", "ten", "zeros")


def draw_items(world: World, rates: tuple[Decimal, ...], issue: date) -> tuple[Item, ...]:
    """One row or many, in one manner: positions, article numbers, discounts and units."""
    random = world.random
    count = random.choice(_HOW_MANY)
    sku_form = _sku_form(random)
    is_work = random.random() < 0.2
    has_discounts = random.random() < 0.25
    step = random.choice((1, 1, 1, 1, 10, 100))
    return tuple(
        _item(
            world,
            at * step,
            random.choice(rates),
            _sku(random, sku_form),
            is_work,
            has_discounts,
            issue - timedelta(days=random.randint(0, 31)),
        )
        for at in range(1, count + 1)
    )


def _item(
    world: World,
    position: int,
    rate: Decimal,
    sku: str,
    is_work: bool,
    has_discounts: bool,
    day: date,
) -> Item:
    random = world.random
    said = phrases()
    price = _price(random)
    quantity = _quantity(random, is_work)
    discount = Decimal(random.choice((0, 0, 5, 10, 15, 20, 30))) if has_discounts else Decimal(0)
    what = random.choice(said["work"][world.language]) if is_work else world.goods()
    return Item(
        position=position,
        sku=sku,
        description=what,
        notes=_notes(world),
        quantity=quantity,
        unit=random.choice(said["unit"][world.language]),
        unit_price=price,
        discount=discount,
        tax_rate=rate,
        amount=_cents(quantity * price * (100 - discount) / 100),
        day=day,
    )


def _notes(world: World) -> tuple[str, ...]:
    """Further lines of the description, mostly none."""
    random = world.random
    if random.random() < 0.75:
        return ()
    chosen = [random.choice(phrases()["item_note"][world.language]), world.sentence()]
    if random.random() < 0.5:
        chosen = chosen[: 1 if random.random() < 0.7 else 2]
    else:
        chosen = [world.goods()]
    gtin = str(random.randint(10**12, 10**13 - 1))
    filled = {
        "gtin": gtin,
        "money": world.print_money(_price(random)),
        "day": world.print_day(world.day()),
    }
    return tuple(text.format_map(filled) if "{" in text else text for text in chosen)


def _price(random: Random) -> Decimal:
    amount = Decimal(str(round(10 ** random.uniform(-0.2, 3.6), 2)))
    if random.random() < 0.35:
        amount = amount.quantize(Decimal(1)) - (_CENT if random.random() < 0.3 else 0)
    return max(_cents(amount), _CENT)


def _quantity(random: Random, is_work: bool) -> Decimal:
    if is_work:
        return Decimal(random.randint(1, 160)) / 4
    if random.random() < 0.1:
        return Decimal(str(round(random.uniform(0.2, 90), random.choice((1, 2, 3)))))
    return Decimal(
        random.choice((1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 25, 50, 100, 250))
    )


def _sku_form(random: Random) -> str:
    return random.choice(
        ("99999", "999999", "AA-9999", "A999", "9999-999", "AAA99A", "99.99.999", "9999999999999")
    )


def _sku(random: Random, form: str) -> str:
    """A number of an article: 9 in the form stands for a figure, A for a letter."""
    return "".join(
        random.choice("0123456789")
        if mark == "9"
        else random.choice("ABCDEFGHKLMPRSTX")
        if mark == "A"
        else mark
        for mark in form
    )


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)
