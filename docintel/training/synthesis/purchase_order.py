"""Make purchase orders: what a buyer writes to a supplier."""

from __future__ import annotations

from docintel.training.synthesis.blocks.pairs import Pair
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.trade import body
from docintel.training.synthesis.trade.address_blocks import Heads
from docintel.training.synthesis.trade.desk import Desk, Naming
from docintel.training.synthesis.trade.desks import desk_for
from docintel.training.synthesis.trade.finish import finish
from docintel.training.synthesis.trade.footer import write_footers
from docintel.training.synthesis.trade.look import Look, draw_look
from docintel.training.synthesis.trade.marks import write_marks
from docintel.training.synthesis.trade.meta import Choice, arrange, choose, incoterms
from docintel.training.synthesis.trade.opening import write_opening
from docintel.training.synthesis.trade.payment import terms, write_payment
from docintel.training.synthesis.trade.sentences import sentence
from docintel.training.synthesis.trade.signature import write_signatures
from docintel.training.synthesis.trade.striking import strike_ordered
from docintel.training.synthesis.world import World

_NAMING = Naming("purchase_order", "po_number", "po_date", "title_order", "requested_delivery")
_HEADS = Heads("buyer_head", "vendor_head", "ship_to")
_CLOSINGS = ("terms", "notes", "small_print", "nothing")


def make(world: World) -> Draft:
    """One order of one to four pages."""
    look = draw_look(world.random, world.language)
    desk = desk_for(world, _NAMING, strike_ordered(world), look, seller_writes=False)
    write_opening(desk, look, _pairs(desk, look), _HEADS)
    body.write_introduction(desk, "order_intro")
    body.write_items(desk, "table" if desk.chance(0.6) else look.items)
    body.write_sums(desk, look.totals)
    desk.pen.down(world.random.uniform(0.5, 2.0))
    _write_closing(desk)
    write_footers(desk, look.footer, desk.chance(0.5))
    write_marks(desk)
    return finish(desk, look.template)


def _pairs(desk: Desk, look: Look) -> list[Pair]:
    facts, days, numbers = desk.facts, desk.deal.days, desk.deal.numbers
    choices = (
        Choice(0.45, "requested_delivery", facts.day, days.delivery),
        Choice(0.35, "supplier_number", facts.code, numbers.supplier),
        Choice(0.35, "buyer_contact", facts.text, desk.deal.buyer.contact),
        Choice(0.35, "payment_terms", facts.text, terms(desk)),
        Choice(0.1, "revision", facts.code, str(desk.world.random.randint(0, 12))),
        Choice(0.12, "contract_number", facts.code, numbers.contract),
        Choice(0.1, "approver", facts.text, desk.deal.buyer.manager),
        Choice(0.25, "shipping_method", facts.text, desk.say("carrier_name")),
        Choice(0.2, "quote_number", facts.code, numbers.quote),
        Choice(0.12, "currency", facts.text, desk.world.currency),
        Choice(0.1, "buyer_tax_id", facts.code, desk.deal.buyer.tax_id),
    )
    return arrange(desk, look, [*choose(desk, choices), *incoterms(desk, 0.2)])


def _write_closing(desk: Desk) -> None:
    """When to deliver, on which terms, and who signs; each mostly missing."""
    pen, random = desk.pen, desk.world.random
    if desk.chance(0.3):
        pen.paragraph(sentence(desk, "deliver_by"))
    write_payment(desk, random.choice(_CLOSINGS))
    for _ in range(random.choice((0, 0, 1, 2))):
        pen.paragraph(sentence(desk, "order_note"))
    if desk.chance(0.4):
        write_signatures(desk)
