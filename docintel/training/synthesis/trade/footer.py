"""What stands at the foot of every page: the firm in columns or lines, and the page's number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.payment import bank_pairs
from docintel.training.synthesis.trade.runs import joined, printed

#: How many lines of text each kind takes.
HEIGHTS: Mapping[str, float] = {
    "none": 0,
    "line": 1.5,
    "lines": 4,
    "columns": 6,
    "right_block": 6,
    "legal": 4.5,
}
_SCALE = 0.75


def write_footers(desk: Desk, kind: str, numbered: bool) -> None:
    """Write the foot of that kind on every page, or on the first one only."""
    pen = desk.pen
    every, start = tuple(pen.sheets), pen.bottom + 1.5 * desk.manner.leading
    pen.bottom = pen.sheet.height
    everywhere = desk.chance(0.8)
    align = desk.world.random.choice(_ALIGNS)
    made_by = desk.say("banner") if desk.chance(0.05) else ""
    for at, sheet in enumerate(every):
        pen.sheets[:] = [sheet]
        if at == 0 or everywhere:
            pen.y = start
            _KINDS[kind](desk)
        if numbered:
            pen.y = sheet.height - 55
            text = desk.say("page").format(n=at + 1, m=len(every))
            pen.line(text, desk.manner.style(0.8), align)
        if made_by:
            pen.y = sheet.height - 25
            pen.line(made_by, desk.manner.style(0.6))
    pen.sheets[:] = every


_ALIGNS: tuple[Align, ...] = ("left", "center", "right", "right")


def _none(desk: Desk) -> None:
    """Nothing."""


def _line(desk: Desk) -> None:
    """Name, address and numbers in one line."""
    _write_centred(desk, [_about(desk)])


def _lines(desk: Desk) -> None:
    """Two or three centred lines: the firm, how to reach it, its bank."""
    mark = " - " if desk.manner.colon else " | "
    reach = joined(parties.reach_lines(desk, desk.sender), mark)
    _write_centred(desk, [_about(desk), reach, joined(_bank_lines(desk), mark)])


def _legal(desk: Desk) -> None:
    """Name, capital, seat and the numbers of registers and tax, as one text or line by line."""
    firm, mark = desk.sender.firm, desk.world.random.choice((" - ", " · ", ", ", " | ", "  "))
    capital = desk.say("capital").format(n=desk.world.random.choice((1, 5, 10, 25, 120, 500)))
    name: list[Text] = [weak_name(desk)]
    if desk.chance(0.6):
        name.append(_weak_address(desk, mark))
    numbers: list[Text] = [
        *([capital] if desk.chance(0.6) else []),
        parties.national_id(desk, desk.sender),
        *([f"{desk.say('register')} {firm.town}"] if desk.chance(0.4) else []),
        parties.tax_id(desk, desk.sender),
        *([desk.say("trade_code")] if desk.chance(0.4) else []),
    ]
    if desk.chance(0.5):
        desk.world.random.shuffle(numbers)
    reach = parties.reach_lines(desk, desk.sender) if desk.chance(0.5) else []
    rows = [[*name, *reach], numbers] if desk.chance(0.5) else [[*name, *numbers], reach]
    _write_centred(desk, [joined(row, mark) for row in rows if row])


def _write_centred(desk: Desk, lines: Sequence[list[Piece]]) -> None:
    """Write lines so small that each fits."""
    pen = desk.pen
    for line in lines:
        scale = _SCALE
        while scale > 0.45 and _width(desk, line, scale) > pen.right - pen.left:
            scale -= 0.06
        pen.line(line, desk.manner.style(scale), "center")


def _width(desk: Desk, line: list[Piece], scale: float) -> float:
    return desk.pen.sheet.text_width(printed(line), desk.manner.style(scale))


def _columns(desk: Desk) -> None:
    """Three or four columns side by side."""
    pen = desk.pen
    if desk.chance(0.4):
        pen.rule()
    columns = [
        _firm_column(desk),
        parties.reach_lines(desk, desk.sender),
        _bank_lines(desk),
        _register_column(desk),
    ]
    if desk.chance(0.35):
        columns.pop(1)
    if desk.chance(0.2):
        columns.reverse()
    start, step = pen.y, (pen.right - pen.left) / len(columns)
    for at, lines in enumerate(columns):
        pen.y = start
        left = pen.left + at * step
        desk.column(left, left + step - 15, lines, desk.manner.style(0.68))


def _right_block(desk: Desk) -> None:
    """A block of small lines in the right corner."""
    x = desk.pen.left + 0.68 * (desk.pen.right - desk.pen.left)
    lines: list[Text] = [parties.tax_id(desk, desk.sender), *_bank_lines(desk)]
    desk.stack(x, lines, desk.manner.style(0.8))


_KINDS: Mapping[str, Callable[[Desk], None]] = {
    "none": _none,
    "line": _line,
    "lines": _lines,
    "columns": _columns,
    "right_block": _right_block,
    "legal": _legal,
}


def _about(desk: Desk) -> list[Piece]:
    mark = ", " if desk.manner.spacing > 1.3 else " · "
    parts: list[Text] = [weak_name(desk), _weak_address(desk, mark)]
    if desk.chance(0.5):
        parts.append(parties.tax_id(desk, desk.sender))
    return joined(parts, mark)


def weak_name(desk: Desk) -> Piece:
    """The sender's name, marked only where no other part of the paper names the sender."""
    if desk.knows(desk.sender.field("name")):
        return Piece(desk.sender.firm.name)
    return parties.name(desk, desk.sender)


def _weak_address(desk: Desk, mark: str) -> Piece:
    if desk.knows(desk.sender.field("address")):
        return Piece(mark.join(desk.sender.firm.person.address))
    return parties.address(desk, desk.sender, mark)


def _firm_column(desk: Desk) -> list[Text]:
    name = weak_name(desk)
    if desk.knows(desk.sender.field("address")):
        return [name, *desk.sender.firm.person.address]
    return [name, *parties.address_lines(desk, desk.sender)]


def _bank_lines(desk: Desk) -> list[Text]:
    """The sender's account, if it is the sender who is paid."""
    if desk.sender.firm is not desk.deal.seller:
        return []
    pairs = bank_pairs(desk)
    return [[Piece(desk.manner.label(label) + " "), *pieces_of(value)] for label, value in pairs]


def _register_column(desk: Desk) -> list[Text]:
    firm = desk.sender.firm
    lines: list[Text] = [
        f"{desk.manner.label(desk.say('manager'))} {firm.manager}",
        f"{desk.manner.label(desk.say('register'))} {firm.town}",
        parties.national_id(desk, desk.sender),
        parties.tax_id(desk, desk.sender),
    ]
    return [line for line in lines if desk.chance(0.8)]
