"""Makes receipts: of shops, restaurants, pumps, hotels, car parks, taxis, and out of pads."""

from __future__ import annotations

from collections.abc import Callable

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.receipt.head import write_address, write_head, write_title
from docintel.training.synthesis.receipt.items import write_items
from docintel.training.synthesis.receipt.kind import draw_kind
from docintel.training.synthesis.receipt.meta import write_day_below, write_meta
from docintel.training.synthesis.receipt.payment import write_payment
from docintel.training.synthesis.receipt.ride import write_customer, write_details
from docintel.training.synthesis.receipt.roll import new_roll
from docintel.training.synthesis.receipt.sale import draw_sale
from docintel.training.synthesis.receipt.summary import write_summary
from docintel.training.synthesis.receipt.till import TYPE, Till, tax_name
from docintel.training.synthesis.receipt.totals import write_totals
from docintel.training.synthesis.receipt.voucher import write_voucher
from docintel.training.synthesis.world import World

_MARKS = ("-", "-", "=", "_", "_", "", "", "*", ".", "- ")
_PRINTED_AS_WORDS = ("merchant_name", "merchant_address", "cashier")


def make(world: World) -> Draft:
    """One receipt, with its values as it prints them."""
    till = _till(world)
    items = write_voucher(till) if till.kind.name == "voucher" else _write_receipt(till)
    fields = dict(till.facts.fields)
    if till.roll.upper:
        fields |= {name: fields[name].upper() for name in _PRINTED_AS_WORDS if name in fields}
        items = [row | {"description": row["description"].upper()} for row in items]
    return Draft(
        type=TYPE,
        template="/".join([TYPE, till.kind.name, *till.layout]),
        vendor=till.merchant.name,
        sheets=(till.roll.finished(world.random),),
        fields=fields,
        line_items=tuple(items),
    )


def _till(world: World) -> Till:
    random = world.random
    kind = draw_kind(random)
    wide = kind.name in {"bill", "hotel", "voucher"}
    columns = random.randrange(50, 80) if wide else random.choice([28, 32, 36, 40, 42, 44, 48])
    roll = new_roll(
        random,
        columns=columns,
        width=random.randrange(600, 1600) if wide else random.randrange(300, 1000),
        upper=random.random() < (0.4 if world.country in {"MY", "SG", "US", "FR", "ES"} else 0.2),
    )
    return Till(
        world=world,
        kind=kind,
        merchant=world.firm(),
        sale=draw_sale(world, kind),
        roll=roll,
        facts=Facts(world),
        day=world.day(),
        moment=world.time(),
        mark=random.choice(_MARKS),
        tax=tax_name(world),
        layout=[],
    )


def _write_receipt(till: Till) -> list[dict[str, str]]:
    """From head to foot, the parts in the order of one of several tills."""
    if till.chance(0.08):
        write_title(till)
    address_below = till.chance(0.05)
    write_head(till, with_address=not address_below)
    write_title(till)
    if till.kind.name == "bill" and till.chance(0.7):
        write_customer(till)
    day_below = till.chance(0.15)
    if day_below:
        till.facts.day("date", till.day)
    _apart(till)
    if not (day_below and till.chance(0.4)):
        write_meta(till)
    _apart(till)
    write_details(till)
    items = write_items(till) if not _is_without_items(till) else []
    _apart(till)
    write_totals(till)
    write_payment(till)
    _write_foot(till, day_below, address_below)
    return items


def _is_without_items(till: Till) -> bool:
    return bool(till.kind.details) and till.chance(0.4)


def _write_foot(till: Till, day_below: bool, address_below: bool) -> None:
    has_tax = bool(till.sale.tax)
    shares: list[tuple[bool, Callable[[Till], None]]] = [
        (has_tax and till.chance(0.4), write_summary),
        (day_below, write_day_below),
        (address_below, write_address),
    ]
    till.world.random.shuffle(shares)
    for wanted, write in shares:
        if wanted:
            _apart(till)
            write(till)
    _apart(till)
    for line in till.some("foot", till.world.random.randrange(5)):
        for part in till.roll.wrapped(line, 1.0):
            till.roll.line(part)


def _apart(till: Till) -> None:
    """Between two parts: a rule, a gap, or nothing."""
    if till.chance(0.5):
        till.roll.rule(till.mark)
    elif till.chance(0.6):
        till.roll.gap(till.world.random.uniform(0.2, 1.2))
