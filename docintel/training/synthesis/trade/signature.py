"""Lines to sign on at the foot of a paper."""

from __future__ import annotations

from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk


def write_signatures(desk: Desk) -> None:
    """One line or two to sign on, with what they are for below or above them."""
    pen, random = desk.pen, desk.world.random
    pen.need(5)
    pen.down(random.uniform(1.5, 4))
    count = random.choice((1, 2))
    width = 0.4 * (pen.right - pen.left)
    for at in range(count):
        x = pen.left + at * (pen.right - pen.left - width)
        pen.rule(x, x + width, lift=0.9)
        caption = desk.say_anew("signature")
        pen.at(x, caption, desk.manner.style(0.85))
    if desk.chance(0.4):
        day = desk.world.print_day(desk.deal.days.issue) + "  " if desk.chance(0.3) else ""
        pen.y -= 1.3 * desk.manner.leading
        signer = desk.facts.text("approver", desk.sender.firm.manager)
        pen.at(pen.left + 20, [Piece(day), signer])
        pen.y += 1.3 * desk.manner.leading
    pen.down()
