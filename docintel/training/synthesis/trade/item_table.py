"""Items as a table: heads, rows over one page or more, groups with sums, carry-over sums."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.blocks.grid import RULES, Grid
from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.trade.column_widths import fit_columns
from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import percent
from docintel.training.synthesis.trade.item_cells import Cell, cells, draw_setting
from docintel.training.synthesis.trade.item_columns import draw_columns


@dataclass(frozen=True, slots=True)
class _Habits:
    """What the table has besides its rows."""

    has_groups: bool
    sums_groups: bool
    carries: bool
    tells_discounts: bool
    notes: float
    spacing: float


@dataclass
class _Table:
    desk: Desk
    grid: Grid
    rows: Sequence[Mapping[str, Cell]]
    habits: _Habits
    running: Decimal = Decimal("0.00")

    def write(self) -> None:
        items = self.desk.deal.items
        for at, (item, row) in enumerate(zip(items, self.rows, strict=True)):
            if self.habits.has_groups and at % 3 == 0:
                self._write_group(at // 3 + 1)
            elif self.desk.chance(self.habits.notes):
                self._write_note()
            if self.habits.carries and not self.desk.pen.has_room(3 + len(item.notes)):
                self._carry()
            self._write_item(item, row)
            if self.habits.sums_groups and (at % 3 == 2 or at == len(items) - 1):
                self._write_sum(
                    sum((one.amount for one in items[at // 3 * 3 : at + 1]), Decimal(0))
                )

    def _write_item(self, item: Item, row: Mapping[str, Cell]) -> None:
        pen = self.desk.pen
        pen.need(1 + len(item.notes))
        self.grid.row(pen, row)
        self.running += item.amount
        if self.habits.tells_discounts and item.discount:
            self._write_discount(item)
        pen.down(self.habits.spacing)

    def _write_discount(self, item: Item) -> None:
        """The discount of a row in a line of its own, as a text and an amount that is no row's."""
        full = (item.quantity * item.unit_price).quantize(Decimal("0.01"))
        rate = percent(self.desk, item.discount)
        text = self.desk.say("item_discount").format(rate=rate)
        pen = self.desk.pen
        pen.at(self.grid.edge("description"), text, self.desk.manner.style(0.9))
        pen.line(self.desk.world.print_money(item.amount - full), align="right")

    def _write_group(self, number: int) -> None:
        desk = self.desk
        desk.pen.need(3)
        head = f"{desk.say('group')} {number}: {desk.world.goods()}"
        desk.pen.line(head, desk.manner.style(bold=desk.chance(0.8)))

    def _write_note(self) -> None:
        """A line between the rows that is none of them."""
        desk = self.desk
        desk.pen.need(2)
        text = desk.say_anew("table_note").format(
            no=desk.world.number(),
            day=desk.world.print_day(desk.deal.days.delivery),
            goods=desk.world.goods(),
        )
        x = self.grid.edge("description") if desk.chance(0.5) else desk.pen.left
        desk.pen.line(text, desk.manner.style(bold=desk.chance(0.3)), x=x)

    def _write_sum(self, amount: Decimal) -> None:
        pen = self.desk.pen
        pen.need(2)
        pen.at(self.grid.edge("description"), self.desk.say("subtotal"))
        pen.line(self.desk.world.print_money(amount), align="right")

    def _carry(self) -> None:
        """Write the sum so far at the foot of this page and at the head of the next one."""
        printed = self.desk.world.print_money(self.running)
        pen = self.desk.pen
        for is_foot in (True, False):
            pen.at(pen.left + 300, self.desk.say("carried"))
            pen.line(printed, align="right")
            if is_foot:
                pen.turn_page()


def write_table(desk: Desk, has_prices: bool = True) -> None:
    """Write all items of the deal, with the heads of the columns again on each page."""
    keys = draw_columns(desk, has_prices)
    setting, rules = draw_setting(desk), desk.world.random.choice(RULES)
    rows = [cells(desk, item, keys, setting) for item in desk.deal.items]
    grid = Grid(fit_columns(desk, keys, rows), desk.pen.left, desk.pen.right, rules)
    table = _Table(desk, grid, rows, _draw_habits(desk, has_prices))
    if desk.chance(0.97):
        grid.head(desk.pen)
    before = desk.pen.on_page
    desk.pen.on_page = _in_turn(before, grid.head) if desk.chance(0.85) else before
    table.write()
    desk.pen.on_page = before


def _draw_habits(desk: Desk, has_prices: bool) -> _Habits:
    has_groups = desk.chance(0.08) and len(desk.deal.items) > 2
    return _Habits(
        has_groups=has_groups,
        sums_groups=has_groups and has_prices and desk.chance(0.6),
        carries=has_prices and desk.chance(0.4),
        tells_discounts=has_prices and desk.chance(0.3),
        notes=desk.world.random.choice((0.0, 0.0, 0.0, 0.0, 0.25)),
        spacing=desk.world.random.choice((0.0, 0.0, 0.2, 0.5, 1.0)),
    )


def _in_turn(first: Callable[[Pen], None], then: Callable[[Pen], None]) -> Callable[[Pen], None]:
    def both(pen: Pen) -> None:
        first(pen)
        then(pen)

    return both
