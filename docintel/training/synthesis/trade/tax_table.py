"""A small table that says for each tax rate what it was reckoned on."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from docintel.training.synthesis.blocks.grid import RULES, Column, Grid
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.trade.deal import TaxShare
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import percent, tax_name
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
    keys = _keys(desk, fitting=int((right - pen.left) / (17 * desk.manner.size)))
    grid = Grid(_columns(desk, keys), pen.left, right, desk.world.random.choice(RULES))
    grid.head(pen)
    tax = "tax_total" if len(shares) == 1 else ""
    for share in shares:
        grid.row(pen, _cells(desk, share, tax))
    if len(shares) > 1 and desk.chance(0.4):
        tax_sum = desk.price("tax_total", desk.deal.sums.tax, with_currency=False)
        net = desk.price("net_total", desk.deal.sums.net, with_currency=False)
        said = {keys[0]: desk.label("tax_total")} if keys[0] not in {"base", "tax"} else {}
        cells: dict[str, Text] = {"base": net, "tax": tax_sum, **said}
        if said and desk.chance(0.4):
            del cells["base"]
        grid.row(pen, cells, bold=desk.chance(0.7))


def _cells(desk: Desk, share: TaxShare, tax: str) -> dict[str, Text]:
    return {
        "kind": tax_name(desk),
        "code": tax_name(desk)[:1],
        "goods": desk.world.print_money(share.base),
        "added": desk.world.print_money(Decimal("0.00")),
        "base": desk.world.print_money(share.base),
        "rate": percent(desk, share.rate),
        "tax": desk.price(tax, share.amount, with_currency=False),
        "gross": desk.world.print_money(share.base + share.amount),
    }


def _keys(desk: Desk, fitting: int) -> list[str]:
    """Rate, base and tax in some order, and further columns so far as they fit."""
    keys = desk.world.random.choice((["rate", "base", "tax"], ["base", "rate", "tax"]))[:]
    if desk.chance(0.35):
        keys.append("gross")
    if desk.chance(0.2):
        keys = ["kind", *(key for key in ("goods", "added") if desk.chance(0.5)), *keys]
    elif desk.chance(0.1):
        keys.insert(0, "code")
    spare = [key for key in keys if key not in {"rate", "base", "tax"}]
    dropped = spare[max(fitting - 3, 0) :]
    return [key for key in keys if key not in dropped]


def _columns(desk: Desk, keys: Sequence[str]) -> list[Column]:
    kind = desk.world.random.choice(("tax_table", "tax_table_long"))
    names = dict(zip(_NAMED, heads_of(desk.world, kind), strict=True))
    names["code"] = "Code"
    return [Column(key, names[key], 1.0, "left" if key == "kind" else "right") for key in keys]


_NAMED = ("rate", "base", "tax", "gross", "kind", "goods", "added")
