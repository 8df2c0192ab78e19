"""The columns of a table of items: which there are, in which order, and what their cells hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import Column, Stack
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.desk import Desk

Cell = Text | Stack
_SHARES = {
    "position": 0.5,
    "sku": 1.1,
    "description": 3.2,
    "quantity": 0.8,
    "unit": 0.7,
    "unit_price": 1.1,
    "discount": 0.8,
    "tax_rate": 0.7,
    "net_amount": 1.2,
    "gross_amount": 1.2,
    "date": 1.0,
    "delivery_date": 1.1,
    "quantity_ordered": 0.9,
}
_TEXTS = frozenset({"sku", "description", "unit", "date", "delivery_date"})


@dataclass(frozen=True, slots=True)
class Setting:
    """How the cells of one table are printed."""

    with_currency: bool
    with_unit: bool
    with_percent: bool
    zero_padded: bool
    decimals: int


def draw_setting(desk: Desk) -> Setting:
    return Setting(
        with_currency=desk.chance(0.25),
        with_unit=desk.chance(0.2),
        with_percent=desk.chance(0.6),
        zero_padded=desk.chance(0.15),
        decimals=desk.world.random.choice((0, 0, 0, 0, 2, 2, 3)),
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
    dated = "delivery_date" if desk.type_name == "purchase_order" else "date"
    return (
        (dated, 0.12),
        ("quantity", 0.93),
        ("unit", 0.35),
        ("unit_price", 0.88),
        ("discount", 0.95 if discounted else 0.08),
        ("tax_rate", 0.7 if mixed else 0.25),
    )


def heads(desk: Desk, keys: list[str]) -> list[Column]:
    """The columns of a grid, figures to the right (or, now and then, all to the left)."""
    all_left = desk.chance(0.1)
    centred = desk.chance(0.1)
    factor = {key: share * desk.world.random.uniform(0.85, 1.2) for key, share in _SHARES.items()}
    return [
        Column(key, _head(desk, key), factor[key], _align(key, all_left, centred)) for key in keys
    ]


def _head(desk: Desk, key: str) -> str:
    return desk.say("item_date") if key == "date" else desk.label(f"line_items.{key}")


def _align(key: str, all_left: bool, centred: bool) -> Align:
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
    return _money(desk, row, "unit_price", item.unit_price, setting)


def _discount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    if not item.discount:
        return ""
    mark = "%" if setting.with_percent else ""
    return row.text("discount", f"{item.discount}{mark}", _plain(item.discount))


def _tax_rate(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    printed = percent(desk, item.tax_rate, bare=not setting.with_percent)
    return row.text("tax_rate", printed, _plain(item.tax_rate))


def _net_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return _money(desk, row, "net_amount", item.amount, setting)


def _gross_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return _money(desk, row, "gross_amount", item.amount, setting)


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


def percent(desk: Desk, rate: Decimal, bare: bool = False) -> str:
    """A rate as the paper prints rates."""
    world = desk.world
    number = _plain(rate)
    if desk.pen.manner.spacing > 1.4 and "." not in number:
        number += ".0" if desk.pen.manner.size > 9 else ".00"
    if "," in world.print_money(Decimal("1.50")):
        number = number.replace(".", ",")
    return number if bare else number + (" %" if desk.pen.manner.size % 1 else "%")


def _money(desk: Desk, row: Facts, name: str, amount: Decimal, setting: Setting) -> Piece:
    print_it = desk.world.print_price if setting.with_currency else desk.world.print_money
    return row.money(name, amount, print_it(amount))


def _count(desk: Desk, number: Decimal, setting: Setting) -> str:
    """A quantity: whole if it may be, or with decimals throughout."""
    if setting.decimals or number % 1:
        printed = f"{number:.{setting.decimals or 2}f}"
        is_comma = "," in desk.world.print_money(Decimal("1.50"))
        return printed.replace(".", ",") if is_comma else printed
    return f"{number:f}".partition(".")[0]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
