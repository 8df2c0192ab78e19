"""Items as a table: heads, rows over one page or more, groups with subtotals, carry-over sums."""

from __future__ import annotations

from decimal import Decimal

from docintel.training.synthesis.blocks.grid import RULES, Column, Grid
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.item_columns import (
    Setting,
    cells,
    draw_columns,
    draw_setting,
    heads,
)


def write_table(desk: Desk, has_prices: bool = True) -> None:
    """Write all items of the deal, with their heads again on each page."""
    keys = draw_columns(desk, has_prices)
    setting = draw_setting(desk)
    columns = heads(desk, keys)
    grid = Grid(columns, desk.pen.left, desk.pen.right, desk.world.random.choice(RULES))
    _write_heads(desk, grid)
    before = desk.pen.on_page
    desk.pen.on_page = lambda pen: (before(pen), _write_heads(desk, grid))[0]
    _write_rows(desk, grid, keys, setting)
    desk.pen.on_page = before


def _write_heads(desk: Desk, grid: Grid) -> None:
    grid.head(desk.pen)


def _write_rows(desk: Desk, grid: Grid, keys: list[str], setting: Setting) -> None:
    groups = desk.chance(0.08) and len(desk.deal.items) > 2
    carries = desk.chance(0.5)
    spacing = desk.world.random.choice((0.0, 0.0, 0.2, 0.5, 1.0))
    running = Decimal(0)
    for at, item in enumerate(desk.deal.items):
        if groups and at % 3 == 0:
            _write_group(desk, at // 3 + 1)
        if carries and not desk.pen.has_room(2 + len(item.notes)):
            _carry(desk, grid, running)
        grid.row(desk.pen, cells(desk, item, keys, setting))
        running += item.amount
        desk.pen.down(spacing)


def _write_group(desk: Desk, number: int) -> None:
    desk.pen.need(3)
    head = f"{desk.say('group')} {number}: {desk.world.goods()}"
    desk.pen.line(head, desk.manner.style(bold=True))


def _carry(desk: Desk, grid: Grid, running: Decimal) -> None:
    """Write the sum so far at the foot of this page and at the head of the next one."""
    printed = desk.world.print_money(running)
    for turn in (True, False):
        desk.pen.at(desk.pen.left + 300, desk.say("carried"))
        desk.pen.line(printed, align="right", x=desk.pen.right)
        if turn:
            desk.pen.turn_page()


def amount_edge(columns: list[Column], grid: Grid) -> float:
    """Where the amounts of the last column end."""
    return grid.edge(columns[-1].key)
