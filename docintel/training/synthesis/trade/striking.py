"""Strike a deal at random: firms, days and numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from docintel.training.synthesis.trade.deal import Days, Deal, Firm, Numbers
from docintel.training.synthesis.trade.goods import draw_items
from docintel.training.synthesis.trade.summing import draw_sums
from docintel.training.synthesis.trade.tax import draw_rates
from docintel.training.synthesis.trade.wording import phrases
from docintel.training.synthesis.world import Person, World

_TERM_DAYS = (0, 7, 8, 10, 14, 14, 14, 15, 20, 21, 30, 30, 30, 30, 45, 60, 60, 90)


def strike(world: World) -> Deal:
    """A deal in the habits of the world's country."""
    random = world.random
    term_days = random.choice(_TERM_DAYS)
    rates = draw_rates(world)
    days = _days(world, term_days)
    items = draw_items(world, rates, days.issue)
    includes_tax = random.random() < 0.06 and len(set(rates)) == 1
    is_credit = random.random() < 0.06
    if is_credit and random.random() < 0.6:
        items = tuple(replace(item, amount=-item.amount) for item in items)
    buyer = world.firm() if random.random() < 0.8 else world.person()
    return Deal(
        seller=draw_firm(world, world.firm()),
        buyer=draw_firm(world, buyer),
        ship_to=buyer if random.random() < 0.4 else world.firm(),
        numbers=_numbers(world),
        days=days,
        term_days=term_days,
        items=items,
        sums=draw_sums(random, items, includes_tax),
        prices_include_tax=includes_tax,
        is_credit=is_credit,
    )


def draw_firm(world: World, person: Person) -> Firm:
    """The person or firm with numbers, bank and people of its own."""
    random = world.random
    return Firm(
        person=person,
        tax_id=world.tax_id(),
        national_id=_national_id(random),
        phone=world.phone(),
        fax=world.phone(),
        email=world.email(person),
        web=world.website(person),
        iban=world.iban(),
        bic=world.bic(),
        bank=random.choice(phrases()["bank_name"][world.language]),
        manager=world.person().name,
        contact=world.person().name,
    )


def _days(world: World, term_days: int) -> Days:
    random = world.random
    issue = world.day()
    delivery = issue - timedelta(days=random.choice((0, 0, 0, 1, 1, 2, 3, 5, 8, 14)))
    order = delivery - timedelta(days=random.randint(0, 40))
    start = (issue.replace(day=1) - timedelta(days=1)).replace(day=1)
    end = start + timedelta(days=random.choice((27, 29, 30, 89)))
    return Days(order, delivery, issue, issue + timedelta(days=term_days), (start, end))


def _numbers(world: World) -> Numbers:
    random = world.random
    return Numbers(
        own=world.number(),
        order=world.number(),
        delivery_note=world.number(),
        contract=world.number(),
        quote=world.number(),
        customer=_party_number(random),
        supplier=_party_number(random),
        payment_reference=_reference(random),
    )


def _party_number(random: Random) -> str:
    digits = str(random.randint(10**2, 10 ** random.randint(3, 8)))
    return random.choice(("", "", "", "K", "C-", "D", "KD-", "CL", "GE")) + digits


def _reference(random: Random) -> str:
    digits = "".join(random.choices("0123456789", k=random.choice((10, 12, 16, 20))))
    if random.random() < 0.3:
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return random.choice(("", "RF18", "REF", "", "")) + digits


def _national_id(random: Random) -> str:
    """A number of a register or of a tax office that is no VAT id."""
    some = random.randint
    return random.choice(
        (
            f"HRB {some(100, 99999)}",
            f"HRA {some(100, 9999)}",
            f"{some(10, 999)}/{some(100, 999)}/{some(10000, 99999)}",
            f"{some(100, 999)} {some(100, 999)} {some(100, 999)} {some(10000, 99999)}",
            f"{some(10000000, 99999999)}",
            f"{some(100000000, 999999999)}",
        )
    )
