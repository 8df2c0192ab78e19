"""Sums as a table: a row for each tax rate and one for all of them, with no ladder beside it."""

from __future__ import annotations

from docintel.training.synthesis.blocks.grid import RULES, Column, Grid
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import percent, tax_name


def write_matrix(desk: Desk) -> None:
    """Write net, tax and gross as columns; only the row of the sums holds the paper's fields."""
    pen, sums = desk.pen, desk.deal.sums
    keys = ["rate", "net_total", "tax_total", "gross_total"]
    if sums.is_settled_later:
        keys += ["amount_due"]
    if desk.chance(0.3):
        keys[:2] = keys[1::-1]
    left = pen.left + desk.world.random.choice((0.0, 0.0, 0.3)) * (pen.right - pen.left)
    columns = [Column(key, _head(desk, key), 1.0, "right") for key in keys]
    grid = Grid(columns, left, pen.right, desk.world.random.choice(RULES))
    with_currency = desk.chance(0.3)
    pen.need(len(sums.taxes) + 4)
    grid.head(pen)
    if len(sums.taxes) > 1 or desk.chance(0.6):
        _write_shares(desk, grid)
    fields = {"net_total": sums.net, "tax_total": sums.tax, "gross_total": sums.gross}
    fields["amount_due"] = sums.due
    cells: dict[str, Text] = {
        name: desk.price(name, amount, with_currency)
        for name, amount in fields.items()
        if name in keys
    }
    grid.row(pen, cells | {"rate": desk.say("sum_word")}, bold=desk.chance(0.7))


def _write_shares(desk: Desk, grid: Grid) -> None:
    for share in desk.deal.sums.taxes:
        amounts = {
            "net_total": share.base,
            "tax_total": share.amount,
            "gross_total": share.base + share.amount,
        }
        printed = {key: desk.world.print_money(amount) for key, amount in amounts.items()}
        grid.row(desk.pen, printed | {"rate": percent(desk, share.rate)})


def _head(desk: Desk, key: str) -> str:
    return tax_name(desk) + " %" if key == "rate" else desk.label(key)
