"""The items of a receipt, in the manners of tills all over the world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from docintel.training.synthesis.receipt import item_heads
from docintel.training.synthesis.receipt.roll import Cell
from docintel.training.synthesis.receipt.rows import ItemCells, is_single, per_unit
from docintel.training.synthesis.receipt.till import Till
from docintel.training.synthesis.sheet import Piece

_LETTERS = ("SR", "S", "ZR", "*", "A", "B", "T", "Z", "SR6", "TX", "V", "N", "1", "2", "F")


@dataclass
class ItemPrinter:
    """Prints all items of one receipt alike."""

    till: Till
    letter: str
    times: str
    decimals: bool
    shows_unit_price: bool

    def cells(self, at: int) -> ItemCells:
        return ItemCells(self.till, self.till.sale.items[at], self.letter)

    def times_text(self, cells: ItemCells) -> list[Piece]:
        """`2 x 3.50`, with the unit where things are weighed."""
        unit = f" {cells.item.unit}" if cells.item.unit else ""
        quantity, price = cells.quantity(self.decimals), cells.unit_price()
        behind = per_unit(cells.item, self.till.world.printing.currency_sign)
        return [quantity, Piece(unit + self.times), price, Piece(behind)]


Manner = Callable[[ItemPrinter, ItemCells], None]


def write_items(till: Till) -> list[dict[str, str]]:
    """Write all rows, with or without heads; returns what they say."""
    random = till.world.random
    printer = ItemPrinter(
        till,
        letter=random.choice(_LETTERS) if till.chance(0.35) else "",
        times=random.choice([" X ", " x ", " x", "x ", "x", " @ ", "X ", " * "]),
        decimals=till.chance(0.2),
        shows_unit_price=till.chance(0.8),
    )
    manner = till.choose("items", *(_MANNERS if _fit_a_table(printer) else _ROOMY))
    write_header, write = _MANNERS[manner]
    if write_header and till.chance(0.75):
        write_header(till)
        till.roll.rule(till.mark if till.chance(0.7) else "")
    rows = []
    for at in range(len(till.sale.items)):
        cells = printer.cells(at)
        write(printer, cells)
        _write_reduction(printer, cells)
        rows.append(cells.row())
        if till.chance(0.04):
            till.roll.row((0.05, "left", till.say("foot")[:24]))
    return rows


def _write_reduction(printer: ItemPrinter, cells: ItemCells) -> None:
    if cells.item.discount:
        till = printer.till
        share = 100 * cells.item.discount / (cells.item.amount + cells.item.discount)
        till.roll.row(
            (0.06, "left", till.say("item_disc", f"{share:.0f}")), (1.0, "right", cells.discount())
        )


def _fit_a_table(printer: ItemPrinter) -> bool:
    """Whether quantity, price and amount find room beside a description in every row."""
    roll, plain = printer.till.roll, printer.till.plain
    return all(
        roll.fits(f"{item.quantity:.3f}" if item.unit else f"{item.quantity:.2f}", 0.14)
        and roll.fits(plain(item.unit_price), 0.2)
        and roll.fits(f"{plain(item.amount)} {printer.letter}", 0.22)
        for item in printer.till.sale.items
    )


def _price_below(printer: ItemPrinter, cells: ItemCells) -> None:
    """The description, then quantity, price and amount below it."""
    for piece in cells.description_lines(0.98):
        printer.till.roll.row((0.0, "left", piece))
    printer.till.roll.row(
        (0.08, "left", printer.times_text(cells)), (1.0, "right", cells.total_and_code())
    )


def _price_above(printer: ItemPrinter, cells: ItemCells) -> None:
    """`2 x 1,99` over the row with the amount, where there is more than one."""
    roll = printer.till.roll
    if not is_single(cells.item):
        roll.row((0.05, "left", printer.times_text(cells)))
    roll.row((0.0, "left", cells.description(0.68)), (1.0, "right", cells.total_and_code()))


def _price_behind(printer: ItemPrinter, cells: ItemCells) -> None:
    """The row with the amount, then `2 x 1,99` where there is more than one."""
    roll = printer.till.roll
    roll.row((0.0, "left", cells.description(0.68)), (1.0, "right", cells.total_and_code()))
    if not is_single(cells.item):
        roll.row((0.08, "left", printer.times_text(cells)))


def _quantity_first(printer: ItemPrinter, cells: ItemCells) -> None:
    till = printer.till
    till.roll.row(
        (0.0, "left", cells.quantity(printer.decimals)),
        (0.16, "left", cells.description(0.58)),
        (1.0, "right", cells.total_and_code()),
    )


def _glued_quantity(printer: ItemPrinter, cells: ItemCells) -> None:
    """`2X HEY SONG  4.30  8.60`"""
    front = [cells.quantity(), Piece(printer.times.strip() + " "), cells.description(0.42)]
    row: list[Cell] = [(0.0, "left", front), (1.0, "right", cells.total_and_code())]
    if printer.shows_unit_price:
        row.append((0.76, "right", cells.unit_price()))
    printer.till.roll.row(*row)


def _table(printer: ItemPrinter, cells: ItemCells) -> None:
    lines = cells.description_lines(0.44)
    for at, piece in enumerate(lines):
        if at:
            printer.till.roll.row((0.0, "left", piece))
            continue
        printer.till.roll.row(
            (0.0, "left", piece),
            (0.56, "right", cells.quantity(printer.decimals)),
            (0.78, "right", cells.unit_price()),
            (1.0, "right", cells.total_and_code()),
        )


def _coded(printer: ItemPrinter, cells: ItemCells) -> None:
    """Code, description and numbers on lines of their own, or the code before the name."""
    roll = printer.till.roll
    if printer.decimals:
        roll.left_line(cells.item.code)
        roll.row((0.0, "left", cells.description(0.98)))
    else:
        roll.row((0.0, "left", [Piece(cells.item.code + " "), cells.description(0.6)]))
    roll.row(
        (0.3, "right", cells.quantity()),
        (0.62, "right", cells.unit_price()),
        (1.0, "right", cells.total_and_code()),
    )


def _code_and_times(printer: ItemPrinter, cells: ItemCells) -> None:
    """The description, then code, `3 X 2.90` and the amount in one row."""
    roll = printer.till.roll
    roll.row((0.0, "left", cells.description(0.98)))
    if roll.fits(cells.item.code, 0.36):
        roll.row(
            (0.0, "left", cells.item.code),
            (0.72, "right", printer.times_text(cells)),
            (1.0, "right", cells.total_and_code()),
        )
    else:
        roll.row((0.1, "left", printer.times_text(cells)), (1.0, "right", cells.total_and_code()))


def _numbered(printer: ItemPrinter, cells: ItemCells) -> None:
    roll = printer.till.roll
    number = printer.till.sale.items.index(cells.item) + 1
    roll.row((0.0, "left", [Piece(f"{number}. "), cells.description(0.85)]))
    roll.row(
        (0.12, "left", cells.quantity(printer.decimals)),
        (0.62, "right", cells.unit_price()),
        (1.0, "right", cells.total_and_code()),
    )


def _rated(printer: ItemPrinter, cells: ItemCells) -> None:
    """With the rate of tax between description and amount, as in Italy."""
    roll = printer.till.roll
    if not is_single(cells.item):
        roll.row((0.1, "left", printer.times_text(cells)))
    roll.row(
        (0.0, "left", cells.description(0.52)),
        (0.74, "right", cells.rate()),
        (1.0, "right", cells.total()),
    )


def _plain(printer: ItemPrinter, cells: ItemCells) -> None:
    """Description and amount, nothing else."""
    price = cells.total_and_code()
    if printer.till.chance(0.15):
        price = [Piece(printer.till.world.printing.currency_sign + " "), *price]
    printer.till.roll.row((0.0, "left", cells.description(0.64)), (1.0, "right", price))


_MANNERS: dict[str, tuple[Callable[[Till], None] | None, Manner]] = {
    "price_below": (item_heads.over_names_and_amounts, _price_below),
    "price_above": (None, _price_above),
    "price_behind": (item_heads.over_names_and_amounts, _price_behind),
    "quantity_first": (item_heads.over_quantities_first, _quantity_first),
    "glued_quantity": (None, _glued_quantity),
    "table": (item_heads.over_table, _table),
    "coded": (item_heads.over_codes, _coded),
    "code_and_times": (item_heads.over_names_and_amounts, _code_and_times),
    "numbered": (item_heads.over_codes, _numbered),
    "rated": (None, _rated),
    "plain": (None, _plain),
}

#: Manners for long amounts on narrow paper.
_ROOMY = tuple(name for name in _MANNERS if name not in {"table", "glued_quantity"})
