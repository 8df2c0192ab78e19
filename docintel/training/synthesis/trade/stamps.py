"""Stamps over the print: received, paid, a day that is none of the paper's own."""

from __future__ import annotations

from docintel.training.synthesis.trade.desk import Desk


def write_stamp(desk: Desk) -> None:
    """Press a stamp somewhere on the first page, mostly with a day."""
    random = desk.world.random
    sheet = desk.pen.sheets[0]
    x = random.uniform(0.15, 0.75) * sheet.width
    y = random.uniform(0.05, 0.9) * sheet.height
    style = desk.manner.style(random.uniform(1.2, 2.2), bold=True)
    sheet.write(x, y, desk.say("stamp"), style)
    if desk.chance(0.7):
        sheet.write(x, y + 60, desk.world.print_day(desk.world.day()), desk.manner.style(1.2))
