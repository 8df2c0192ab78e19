"""Strike a deal at random: firms, days and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.trade.deal import Days, Deal, Firm, Item, Numbers
from docintel.training.synthesis.trade.goods import draw_items
from docintel.training.synthesis.trade.settling import settle
from docintel.training.synthesis.trade.summing import draw_sums
from docintel.training.synthesis.trade.tax import draw_rates
from docintel.training.synthesis.trade.wording import say
from docintel.training.synthesis.world import Person, World, new_world

_TERM_DAYS = (0, 7, 8, 10, 14, 14, 14, 15, 20, 21, 30, 30, 30, 30, 45, 60, 60, 90)
_INVOICED = (*["goods"] * 6, "work", "recurring", "utility")
_ORDERED = (*["goods"] * 6, "work")
_HAVE_NO_IBAN = frozenset({"US", "CA", "AU", "NZ", "IN", "SG", "MY", "ZA", "MX"})


def strike_invoiced(world: World) -> Deal:
    """A deal that comes to its invoice, or now and then to a credit note."""
    deal = _strike(world, _INVOICED)
    if world.random.random() < 0.06:
        return _turned_round(deal, world.random.random() < 0.6)
    return replace(deal, sums=settle(world, deal.sums, deal.seller))


def strike_ordered(world: World) -> Deal:
    """A deal at the time of its order: goods are still to come."""
    deal = _strike(world, _ORDERED)
    delivery = deal.days.issue + timedelta(days=world.random.randint(1, 75))
    return replace(deal, days=replace(deal.days, order=deal.days.issue, delivery=delivery))


def strike_delivered(world: World) -> Deal:
    """A deal on the day on which its goods travel."""
    deal = _strike(world, ("goods",))
    later = timedelta(days=world.random.choice((0, 0, 1, 1, 2, 3)))
    return replace(deal, days=replace(deal.days, delivery=deal.days.issue + later))


def _strike(world: World, kinds: Sequence[str]) -> Deal:
    """A deal in the habits of the world's country."""
    random = world.random
    term_days = random.choice(_TERM_DAYS)
    rates = draw_rates(world)
    days = _days(world.day(), term_days, random)
    items = draw_items(world, random.choice(kinds), rates, days.issue)
    includes_tax = random.random() < 0.06 and len({item.tax_rate for item in items}) == 1
    there = _elsewhere(world) if random.random() < 0.07 else world
    buyer = there.firm() if random.random() < 0.75 else there.person()
    return Deal(
        seller=_firm(world, _seller(world)),
        buyer=_firm(there, buyer),
        ship_to=buyer if random.random() < 0.4 else world.firm(),
        numbers=_numbers(world),
        days=days,
        term_days=term_days,
        items=items,
        sums=draw_sums(random, items, includes_tax),
        prices_include_tax=includes_tax,
        is_credit=False,
    )


def _seller(world: World) -> Person:
    """Mostly a firm; some traders print their own name with that of the firm, or instead of it."""
    chance = world.random.random()
    if chance < 0.04:
        return world.person()
    firm = world.firm()
    if chance > 0.08:
        return firm
    name = say(world, "owner").format(firm=firm.name, person=world.person().name)
    return replace(firm, name=name)


def _elsewhere(world: World) -> World:
    """Some other country, where customers may come from, too."""
    return new_world(world.random.getrandbits(32), world.split)


def _turned_round(deal: Deal, is_negative: bool) -> Deal:
    """The deal as a credit note, whose amounts may be negative."""
    if not is_negative:
        return replace(deal, is_credit=True)
    sums = deal.sums
    taxes = tuple(replace(one, base=-one.base, amount=-one.amount) for one in sums.taxes)
    turned = replace(
        sums,
        goods=-sums.goods,
        discount=-sums.discount,
        shipping=-sums.shipping,
        charges=-sums.charges,
        net=-sums.net,
        taxes=taxes,
    )
    items = tuple(_negative(item) for item in deal.items)
    return replace(deal, is_credit=True, items=items, sums=turned)


def _negative(item: Item) -> Item:
    return replace(item, amount=-item.amount)


def _firm(world: World, person: Person) -> Firm:
    """The person or firm with numbers, bank and people of its own."""
    random = world.random
    has_iban = world.country not in _HAVE_NO_IBAN
    return Firm(
        person=person,
        tax_id=world.tax_id(),
        national_id=_national_id(world),
        phone=world.phone(),
        fax=world.phone(),
        email=world.email(person),
        web=world.website(person),
        iban=world.iban() if has_iban else "",
        account=_account(random),
        routing=fill(random.choice(_ROUTING), random),
        bic=world.bic(),
        bank=say(world, "bank_name"),
        manager=world.person().name,
        contact=world.person().name,
    )


def _days(issue: date, term_days: int, random: Random) -> Days:
    delivery = issue - timedelta(days=random.choice((0, 0, 0, 1, 1, 2, 3, 5, 8, 14)))
    order = delivery - timedelta(days=random.randint(0, 40))
    start = (issue.replace(day=1) - timedelta(days=1)).replace(day=1)
    end = start + timedelta(days=random.choice((27, 29, 30, 89)))
    return Days(order, delivery, issue, issue + timedelta(days=term_days), (start, end))


def _numbers(world: World) -> Numbers:
    random = world.random
    return Numbers(
        own=_own_number(world),
        order=world.number(),
        delivery_note=world.number(),
        contract=world.number(),
        quote=world.number(),
        customer=_party_number(random),
        supplier=_party_number(random),
        payment_reference=_reference(random),
    )


def _own_number(world: World) -> str:
    """Now and then a long one with marks in it, as insurers and car hires have them."""
    if world.random.random() > 0.05:
        return world.number()
    forms = ("##.###.###.#-20##-#", "##########/##/@/##/@", "###.###.###-##", "@@@-##-####-##/#")
    return fill(world.random.choice(forms), world.random)


def _party_number(random: Random) -> str:
    digits = str(random.randint(1, 10 ** random.randint(2, 8)))
    return random.choice(("", "", "", "", "K", "C-", "D", "KD-", "CL", "GE")) + digits


def _account(random: Random) -> str:
    digits = str(random.randint(10**6, 10**12))
    return digits if random.random() < 0.6 else f"{digits[:3]}-{digits[3:]}"


_ROUTING = ("##-##-##", "#########", "########", "### ### ##", "###-###", "#####")


def _reference(random: Random) -> str:
    digits = "".join(random.choices("0123456789", k=random.choice((10, 12, 16, 20))))
    if random.random() < 0.3:
        return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return random.choice(("", "RF18", "REF", "", "")) + digits


def _national_id(world: World) -> str:
    """A number of a register or of a tax office that is no VAT id."""
    random = world.random
    forms = _NATIONAL_IDS.get(world.language if world.country != "BE" else "nl", ("########",))
    return fill(random.choice(forms), random)


#: `#` is any digit.
_NATIONAL_IDS = {
    "en": ("########", "0#######", "### ### ###", "SC######", "######-#"),
    "de": ("HRB #####", "HRB ######", "HRA ####", "##/###/#####", "###/####/####", "HRB ###"),
    "fr": ("### ### ### #####", "##############", "### ### ###", "RCS ### ### ###"),
    "es": ("Tomo ####, Folio ###", "########"),
    "it": ("###########", "REA ######", "MI-#######"),
    "nl": ("########", "## ## ## ##", "0###.###.###"),
}
