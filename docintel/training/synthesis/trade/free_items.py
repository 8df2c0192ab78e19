"""Items without a table: lines with an amount at their end, blocks, sentences, or none at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docintel.core.money import format_amount
from docintel.training.synthesis.blocks.facts import Facts
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.deal import Item
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.figures import decimals, unit_price


def write_free_items(desk: Desk, kind: str) -> None:
    """Write the items of the deal in that way."""
    for item in desk.deal.items:
        desk.pen.need(3)
        row = Facts(desk.world, "line_items.")
        _KINDS[kind](desk, item, row)
        if row.fields:
            desk.rows.append(row)


def _lines(desk: Desk, item: Item, row: Facts) -> None:
    """Description at the left, amount at the right, perhaps with dots between."""
    pen = desk.pen
    text, amount = _description(row, item), _amount(desk, item, row)
    pen.at(pen.left, text)
    if desk.manner.spacing < 1.25:
        _dots(desk, text, amount)
    pen.line(amount, align="right")
    for note in item.notes:
        pen.line(row.again("description", note, goes_on=True), desk.manner.style(0.9))


def _dots(desk: Desk, text: Piece, amount: Piece) -> None:
    """A leader from the text to the amount."""
    sheet, style = desk.pen.sheet, desk.manner.style()
    start = desk.pen.left + sheet.text_width(text.text, style) + 20
    room = desk.pen.right - sheet.text_width(amount.text, style) - 20 - start
    count = int(room // sheet.text_width(".", style))
    if count > 0:
        desk.pen.at(start, "." * count)


def _times(desk: Desk, item: Item, row: Facts) -> None:
    """Description first, quantity times price below or behind it, the amount at the right."""
    pen = desk.pen
    pen.line(_description(row, item))
    times = [
        row.text("quantity", _count(desk, item), f"{item.quantity.normalize():f}"),
        Piece(" "),
        row.text("unit", item.unit),
        Piece(desk.world.random.choice((" x ", " à ", " @ ", " * "))),
        row.text("unit_price", unit_price(desk, item.unit_price), format_amount(item.unit_price)),
    ]
    pen.at(pen.left + 60, times)
    pen.line(_amount(desk, item, row), align="right")
    pen.down(0.4)


def _times_first(desk: Desk, item: Item, row: Facts) -> None:
    """Quantity and description in one text, the amount far behind it."""
    pen = desk.pen
    start = [
        row.text("quantity", _count(desk, item), f"{item.quantity.normalize():f}"),
        Piece(" x "),
        _description(row, item),
    ]
    pen.at(pen.left, start)
    x = pen.left + desk.world.random.choice((0.7, 0.8, 1.0)) * (pen.right - pen.left)
    pen.line(_amount(desk, item, row), align="right", x=x)


def _dated(desk: Desk, item: Item, row: Facts) -> None:
    """A line of a time sheet: day, work, hours and what they come to."""
    pen = desk.pen
    pen.at(pen.left, row.day("date", item.day))
    pen.at(pen.left + 230, _description(row, item))
    hours = row.text("quantity", _count(desk, item), f"{item.quantity.normalize():f}")
    pen.at(pen.left + 0.75 * (pen.right - pen.left), [hours, Piece(" h")], align="right")
    pen.line(_amount(desk, item, row), align="right")


def _sentence(desk: Desk, item: Item, row: Facts) -> None:
    """A paragraph with the amount at its end or on the next line."""
    text = [_description(row, item), Piece(". " + desk.world.sentence() + " ")]
    amount = _amount(desk, item, row)
    if desk.manner.spacing < 1.3:
        desk.pen.paragraph([*text, amount])
        return
    desk.pen.paragraph(text)
    desk.pen.line(amount, align="right")


def _none(desk: Desk, item: Item, row: Facts) -> None:
    """What was sold is told in general, without rows."""
    if item is desk.deal.items[0]:
        desk.pen.paragraph(desk.world.sentence())


_KINDS: Mapping[str, Callable[[Desk, Item, Facts], None]] = {
    "lines": _lines,
    "times": _times,
    "times_first": _times_first,
    "dated": _dated,
    "sentence": _sentence,
    "none": _none,
}


def _description(row: Facts, item: Item) -> Piece:
    return row.text("description", item.description)


def _amount(desk: Desk, item: Item, row: Facts) -> Piece:
    name = "gross_amount" if desk.deal.prices_include_tax else "net_amount"
    return row.money(name, item.amount, desk.world.print_price(item.amount))


def _count(desk: Desk, item: Item) -> str:
    return decimals(desk, f"{item.quantity.normalize():f}")
