"""A small table that says for each tax rate what it was reckoned on."""

from __future__ import annotations

from docintel.training.synthesis.blocks.grid import RULES, Column, Grid
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import percent
from docintel.training.synthesis.trade.wording import heads_of


def write_tax_table(desk: Desk, width: float) -> None:
    """Write the table over that share of the page, with or without a head of its own.

    With one rate, its tax is the tax of the whole; the bases stay unmarked, as the net total is
    what the ladder says.
    """
    pen = desk.pen
    shares = desk.deal.sums.taxes
    pen.need(len(shares) + 4)
    if desk.chance(0.5):
        pen.line(desk.manner.label(desk.say("section_tax")), desk.manner.style(bold=True))
    right = pen.left + width * (pen.right - pen.left)
    grid = Grid(_columns(desk), pen.left, right, desk.world.random.choice(RULES))
    grid.head(pen)
    tax = "tax_total" if len(shares) == 1 else ""
    for share in shares:
        grid.row(
            pen,
            {
                "rate": percent(desk, share.rate),
                "base": desk.world.print_money(share.base),
                "tax": desk.price(tax, share.amount, with_currency=False),
                "gross": desk.world.print_money(share.base + share.amount),
            },
        )
    if len(shares) > 1 and desk.chance(0.4):
        tax_sum = desk.price("tax_total", desk.deal.sums.tax, with_currency=False)
        net = desk.price("net_total", desk.deal.sums.net, with_currency=False)
        grid.row(pen, {"base": net, "tax": tax_sum}, bold=True)


def _columns(desk: Desk) -> list[Column]:
    kind = desk.world.random.choice(("tax_table", "tax_table_long"))
    names = heads_of(desk.world, kind)
    keys = ("rate", "base", "tax", "gross")
    columns = [Column(key, name, 1.0, "right") for key, name in zip(keys, names, strict=True)]
    return columns[:3] if desk.chance(0.5) else columns
