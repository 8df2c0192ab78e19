"""A small table that says for each tax rate what it was reckoned on."""

from __future__ import annotations

from docintel.training.synthesis.blocks.grid import Column, Grid
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.item_columns import percent
from docintel.training.synthesis.trade.wording import phrases


def write_tax_table(desk: Desk, headed: bool) -> None:
    """Write the table over half of the page or all of it, with or without a head of its own.

    With one rate, its tax is the tax of the whole; the bases stay unmarked, as the net total is
    what the ladder says.
    """
    pen = desk.pen
    shares = desk.deal.sums.taxes
    pen.need(len(shares) + 4)
    pen.down(0.8)
    if headed:
        pen.line(desk.manner.label(desk.say("section_tax")), desk.manner.style(bold=True))
    kind = desk.world.random.choice(("tax_table", "tax_table_long"))
    names = phrases()[kind][desk.world.language]
    width = desk.world.random.choice((0.5, 0.6, 1.0)) * (pen.right - pen.left)
    columns = [Column(str(at), name, 1.0, "right") for at, name in enumerate(names)]
    if desk.chance(0.4):
        columns.pop()
    grid = Grid(
        columns, pen.left, pen.left + width, desk.world.random.choice(("none", "head", "rows"))
    )
    grid.head(pen)
    only = len(shares) == 1
    for share in shares:
        printed = desk.world.print_money(share.amount)
        grid.row(
            pen,
            {
                "0": percent(desk, share.rate),
                "1": desk.world.print_money(share.base),
                "2": desk.facts.money("tax_total", share.amount, printed) if only else printed,
                "3": desk.world.print_money(share.base + share.amount),
            },
        )
