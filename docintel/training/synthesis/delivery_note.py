"""Make delivery notes: what travels with the goods."""

from __future__ import annotations

from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.trade import body
from docintel.training.synthesis.trade.address_blocks import Heads
from docintel.training.synthesis.trade.desk import Desk, Naming
from docintel.training.synthesis.trade.desks import desk_for
from docintel.training.synthesis.trade.figures import decimals
from docintel.training.synthesis.trade.finish import finish
from docintel.training.synthesis.trade.footer import write_footers
from docintel.training.synthesis.trade.look import Look, draw_look
from docintel.training.synthesis.trade.marks import write_marks
from docintel.training.synthesis.trade.meta import Choice, arrange, choose
from docintel.training.synthesis.trade.opening import write_opening
from docintel.training.synthesis.trade.signature import write_signatures
from docintel.training.synthesis.trade.striking import strike_delivered
from docintel.training.synthesis.world import World

_NAMING = Naming("delivery_note", "delivery_note_number", "date", "title_note")


def make(world: World) -> Draft:
    """One delivery note of one or two pages."""
    look = draw_look(world.random, world.language)
    desk = desk_for(world, _NAMING, strike_delivered(world), look, seller_writes=True)
    write_opening(desk, look, _pairs(desk, look), _heads(desk, look))
    body.write_introduction(desk, "note_intro")
    body.write_items(desk, "table", has_prices=desk.chance(0.08))
    desk.pen.down(world.random.uniform(0.5, 2.0))
    _write_closing(desk)
    write_footers(desk, look.footer, desk.chance(0.5))
    write_marks(desk)
    return finish(desk, look.template)


def _heads(desk: Desk, look: Look) -> Heads:
    """Who stands alone is whom the goods go to, whatever the head over it says."""
    has_other = look.blocks in {"two", "three", "stacked"}
    return Heads(recipient="bill_to" if has_other or desk.chance(0.4) else "ship_to")


def _pairs(desk: Desk, look: Look) -> list[Pair]:
    facts, days, numbers = desk.facts, desk.deal.days, desk.deal.numbers
    choices = (
        Choice(0.55, "po_number", facts.code, numbers.order),
        Choice(0.35, "delivery_date", facts.day, days.delivery),
        Choice(0.45, "buyer_customer_number", facts.code, numbers.customer),
        Choice(0.35, "carrier", facts.text, desk.say("carrier_name")),
        Choice(0.15, "tracking_number", facts.code, numbers.payment_reference),
        Choice(0.2, "order_date", facts.day, days.order),
    )
    return arrange(desk, look, [*choose(desk, choices), *_decoys(desk)])


def _decoys(desk: Desk) -> list[Pair]:
    """What a delivery note says about the trip and the bill."""
    if not desk.chance(0.3):
        return []
    texts = (desk.world.number(), desk.world.print_day(desk.world.day()), desk.deal.buyer.manager)
    return [(desk.say_anew("note_decoy"), desk.world.random.choice(texts))]


def _write_closing(desk: Desk) -> None:
    """Packages and weight, remarks, and lines to sign on."""
    pen, random = desk.pen, desk.world.random
    for _ in range(random.choice((0, 1, 1, 2))):
        pen.paragraph(_packing(desk))
    if desk.chance(0.5):
        pen.paragraph(desk.say_anew("delivery_remark"))
    if desk.chance(0.65):
        write_signatures(desk)


def _packing(desk: Desk) -> str:
    random = desk.world.random
    weight = decimals(desk, f"{random.uniform(0.5, 2000):.1f}")
    return desk.say_anew("packing").format(count=random.randint(1, 40), weight=weight)
