"""The columns of a table of items: which there are, in which order, and what their cells hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import Stack
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import decimals, percent

Cell = Text | Stack
_TEXTS = frozenset({"sku", "description", "unit", "date", "delivery_date"})


@dataclass(frozen=True, slots=True)
class Setting:
    """How the cells of one table are printed."""

    with_currency: bool
    with_unit: bool
    with_percent: bool
    zero_padded: bool
    decimals: int
    long_prices: bool


def draw_setting(desk: Desk) -> Setting:
    return Setting(
        with_currency=desk.chance(0.25),
        with_unit=desk.chance(0.2),
        with_percent=desk.chance(0.6),
        zero_padded=desk.chance(0.15),
        decimals=desk.world.random.choice((0, 0, 0, 0, 2, 2, 3, 4)),
        long_prices=desk.chance(0.07),
    )


def draw_columns(desk: Desk, has_prices: bool = True) -> list[str]:
    """Between two and nine columns in one of the orders that are in use."""
    middle = [key for key, likely in _likely(desk, has_prices) if desk.chance(likely)]
    if desk.chance(0.25):
        desk.world.random.shuffle(middle)
    front = [key for key in ("position", "sku") if desk.chance(0.45)]
    amount = "gross_amount" if desk.deal.prices_include_tax else "net_amount"
    last = [amount] if has_prices else []
    if desk.chance(0.12) and "quantity" in middle:
        middle.remove("quantity")
        front.insert(0, "quantity")
    if has_prices and desk.chance(0.07) and "tax_rate" in middle:
        middle.remove("tax_rate")
        last.append("tax_rate")
    return [*front, "description", *middle, *last]


def _likely(desk: Desk, has_prices: bool) -> tuple[tuple[str, float], ...]:
    if not has_prices:
        return (("quantity_ordered", 0.35), ("quantity", 0.97), ("unit", 0.6))
    discounted = any(item.discount for item in desk.deal.items)
    mixed = len(desk.deal.sums.taxes) > 1
    dated = "delivery_date" if desk.naming.type_name == "purchase_order" else "date"
    return (
        (dated, 0.12),
        ("quantity", 0.93),
        ("unit", 0.35),
        ("unit_price", 0.88),
        ("discount", 0.95 if discounted else 0.08),
        ("tax_rate", 0.7 if mixed else 0.25),
    )


def align_of(key: str, all_left: bool, centred: bool) -> Align:
    """Figures to the right, unless the table has all to the left or short ones in the middle."""
    if key in _TEXTS or all_left:
        return "left"
    if key in {"position", "quantity", "tax_rate"} and centred:
        return "center"
    return "left" if key == "position" else "right"


def cells(desk: Desk, item: Item, keys: list[str], setting: Setting) -> dict[str, Cell]:
    """The cells of one row; what they say is kept as a row of the paper."""
    row = Facts(desk.world, "line_items.")
    desk.rows.append(row)
    return {key: _CELLS[key](desk, row, item, setting) for key in keys}


def _position(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    width = 3 if setting.zero_padded else 0
    return row.text("position", str(item.position).zfill(width), str(item.position))


def _sku(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.code("sku", item.sku)


def _description(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    lines = row.lines("description", (item.description, *item.notes), joint=" ")
    return Stack(tuple(lines))


def _quantity(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    number = row.text("quantity", _count(desk, item.quantity, setting), _plain(item.quantity))
    return [number, Piece(" "), _unit_piece(row, item)] if setting.with_unit else number


def _ordered(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    more = item.quantity + desk.world.random.choice((0, 0, 0, 0, 1, 5))
    return row.text("quantity_ordered", _count(desk, more, setting), _plain(more))


def _unit(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return "" if setting.with_unit else _unit_piece(row, item)


def _unit_piece(row: Facts, item: Item) -> Piece:
    return row.text("unit", item.unit)


def _unit_price(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.money("unit_price", item.unit_price, _unit_money(desk, item.unit_price, setting))


def _discount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    if not item.discount:
        return ""
    mark = "%" if setting.with_percent else ""
    return row.text("discount", f"{item.discount}{mark}", _plain(item.discount))


def _tax_rate(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    printed = percent(desk, item.tax_rate, bare=not setting.with_percent)
    return row.text("tax_rate", printed, _plain(item.tax_rate))


def _net_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.money("net_amount", item.amount, _money(desk, item.amount, setting))


def _gross_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.money("gross_amount", item.amount, _money(desk, item.amount, setting))


def _date(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.day("date", item.day)


def _delivery_date(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.day("delivery_date", desk.deal.days.delivery)


_CELLS: Mapping[str, Callable[[Desk, Facts, Item, Setting], Cell]] = {
    "position": _position,
    "sku": _sku,
    "description": _description,
    "quantity": _quantity,
    "quantity_ordered": _ordered,
    "unit": _unit,
    "unit_price": _unit_price,
    "discount": _discount,
    "tax_rate": _tax_rate,
    "net_amount": _net_amount,
    "gross_amount": _gross_amount,
    "date": _date,
    "delivery_date": _delivery_date,
}


def _money(desk: Desk, amount: Decimal, setting: Setting) -> str:
    return (
        desk.world.print_price(amount) if setting.with_currency else desk.world.print_money(amount)
    )


def _unit_money(desk: Desk, amount: Decimal, setting: Setting) -> str:
    """Prices of a unit may have four decimals; such a one is printed with a mark and no groups."""
    exact = amount != amount.quantize(Decimal("0.01"))
    if setting.long_prices or exact:
        return decimals(desk, f"{amount:.4f}")
    return _money(desk, amount, setting)


def _count(desk: Desk, number: Decimal, setting: Setting) -> str:
    """A quantity: whole if it may be, or with decimals throughout."""
    if setting.decimals or number % 1:
        return decimals(desk, f"{number:.{setting.decimals or 2}f}")
    return f"{number:f}".partition(".")[0]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
