"""Set up the desk for a paper: a pen at the top of a page, and the two parties in their places."""

from __future__ import annotations

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.manner import draw_manner
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.sheet import Sheet
from docintel.training.synthesis.trade.deal import Deal
from docintel.training.synthesis.trade.desk import Desk, Naming, RateLook, Side
from docintel.training.synthesis.trade.footer import HEIGHTS
from docintel.training.synthesis.trade.look import Look
from docintel.training.synthesis.trade.running_head import draw_running_head
from docintel.training.synthesis.world import World

_US_LETTER = (1700, 2200)


def desk_for(world: World, naming: Naming, deal: Deal, look: Look, seller_writes: bool) -> Desk:
    """A desk at which the seller, or else the buyer, writes to the other one."""
    seller, buyer = Side(deal.seller, "supplier"), Side(deal.buyer, "buyer")
    sender, recipient = (seller, buyer) if seller_writes else (buyer, seller)
    random = world.random
    desk = Desk(
        world=world,
        naming=naming,
        deal=deal,
        sender=sender,
        recipient=recipient,
        pen=_draw_pen(world, look),
        facts=Facts(world),
        rate_look=RateLook(random.choice((0, 0, 0, 1, 2)), random.choice(("%", "%", " %"))),
        shouts_addresses=random.random() < 0.07,
        is_bilingual=random.random() < 0.05,
    )
    desk.pen.on_page = draw_running_head(desk)
    return desk


def _draw_pen(world: World, look: Look) -> Pen:
    """A pen at the top of a first sheet of the country's size, with room for the foot."""
    random = world.random
    sheet = Sheet(*_US_LETTER) if world.country in {"US", "CA"} else Sheet()
    manner = draw_manner(random, 7.5, 11.0)
    margin = random.choice((90.0, 120.0, 150.0, 180.0))
    return Pen(
        manner,
        left=margin,
        right=sheet.width - margin + random.choice((0, 0, 30)),
        top=random.uniform(90, 200),
        bottom=sheet.height - 130 - HEIGHTS[look.footer] * manner.leading,
        sheets=[sheet],
    )
