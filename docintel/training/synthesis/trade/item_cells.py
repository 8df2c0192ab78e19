"""What the cells of a table of items hold, and how they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from docintel.core.money import format_amount
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.blocks.grid import Stack
from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import decimals, percent, unit_price

Cell = Text | Stack


@dataclass(frozen=True, slots=True)
class Setting:
    """How the cells of one table are printed."""

    with_currency: bool
    with_unit: bool
    with_percent: bool
    zero_padded: bool
    decimals: int
    long_prices: bool
    with_gtin: bool
    tax_code: str


def draw_setting(desk: Desk) -> Setting:
    return Setting(
        with_currency=desk.chance(0.25),
        with_unit=desk.chance(0.2),
        with_percent=desk.chance(0.6),
        zero_padded=desk.chance(0.15),
        decimals=desk.world.random.choice((0, 0, 0, 0, 2, 2, 3, 4)),
        long_prices=desk.chance(0.07),
        with_gtin=desk.chance(0.07),
        tax_code=desk.world.random.choice((*[""] * 12, " A", " (S)", " *", " N")),
    )


def cells(desk: Desk, item: Item, keys: list[str], setting: Setting) -> dict[str, Cell]:
    """The cells of one row; what they say is kept as a row of the paper."""
    row = Facts(desk.world, "line_items.")
    desk.rows.append(row)
    return {key: _CELLS[key](desk, row, item, setting) for key in keys}


def _position(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    width = 3 if setting.zero_padded else 0
    return row.text("position", str(item.position).zfill(width), str(item.position))


def _sku(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    number = row.code("sku", item.sku)
    if not setting.with_gtin:
        return number
    gtin = _gtin(desk, row, item, setting)
    return Stack((number, gtin, "(GTIN)") if setting.zero_padded else (number, gtin))


def _gtin(desk: Desk, row: Facts, item: Item, setting: Setting) -> Piece:
    return row.code("gtin", item.gtin)


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
    printed = _unit_money(desk, item.unit_price, setting)
    return row.text("unit_price", printed, format_amount(item.unit_price))


def _discount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    if not item.discount:
        return ""
    mark = "%" if setting.with_percent else ""
    return row.text("discount", f"{item.discount}{mark}", _plain(item.discount))


def _tax_rate(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    printed = percent(desk, item.tax_rate, bare=not setting.with_percent)
    rate = row.text("tax_rate", printed, _plain(item.tax_rate))
    return [rate, Piece(setting.tax_code)] if setting.tax_code else rate


def _net_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.money("net_amount", item.amount, _money(desk, item.amount, setting))


def _tax_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.money("tax_amount", _tax(item), _money(desk, _tax(item), setting))


def _gross_amount(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    gross = item.amount if desk.deal.prices_include_tax else item.amount + _tax(item)
    return row.money("gross_amount", gross, _money(desk, gross, setting))


def _tax(item: Item) -> Decimal:
    return (item.amount * item.tax_rate / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _date(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.day("date", item.day)


def _delivery_date(desk: Desk, row: Facts, item: Item, setting: Setting) -> Cell:
    return row.day("delivery_date", desk.deal.days.delivery)


_CELLS: Mapping[str, Callable[[Desk, Facts, Item, Setting], Cell]] = {
    "position": _position,
    "sku": _sku,
    "gtin": _gtin,
    "description": _description,
    "quantity": _quantity,
    "quantity_ordered": _ordered,
    "unit": _unit,
    "unit_price": _unit_price,
    "discount": _discount,
    "tax_rate": _tax_rate,
    "net_amount": _net_amount,
    "tax_amount": _tax_amount,
    "gross_amount": _gross_amount,
    "date": _date,
    "delivery_date": _delivery_date,
}


def _money(desk: Desk, amount: Decimal, setting: Setting) -> str:
    return (
        desk.world.print_price(amount) if setting.with_currency else desk.world.print_money(amount)
    )


def _unit_money(desk: Desk, amount: Decimal, setting: Setting) -> str:
    if setting.long_prices:
        return decimals(desk, f"{amount:.4f}")
    return unit_price(desk, amount, setting.with_currency)


def _count(desk: Desk, number: Decimal, setting: Setting) -> str:
    """A quantity: whole if it may be, or with decimals throughout."""
    if setting.decimals or number % 1:
        return decimals(desk, f"{number:.{setting.decimals or 2}f}")
    return f"{number:f}".partition(".")[0]


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
