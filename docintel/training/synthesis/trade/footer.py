"""What stands at the foot of every page: the firm in columns or lines, and the page's number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Piece, Sheet
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.payment import bank_pairs

#: How many lines of text each kind takes.
HEIGHTS: Mapping[str, float] = {"none": 0, "line": 1.5, "lines": 4, "columns": 6, "right_block": 6}
_SCALE = 0.75


def write_footers(desk: Desk, kind: str, numbered: bool) -> None:
    """Write the foot of that kind on every page, or on the first one only."""
    sheets = list(desk.pen.sheets)
    everywhere = desk.chance(0.8)
    for at, sheet in enumerate(sheets):
        desk.pen.sheets.append(sheet)
        if at == 0 or everywhere:
            desk.pen.y = desk.pen.bottom + 1.5 * desk.manner.leading
            _KINDS[kind](desk)
        if numbered:
            _page_number(desk, sheet, at + 1, len(sheets))
        desk.pen.sheets.pop()


def _none(desk: Desk) -> None:
    """Nothing."""


def _line(desk: Desk) -> None:
    """Name, address and numbers in one line."""
    _centred(desk, [_about(desk)])


def _lines(desk: Desk) -> None:
    """Two or three centred lines: the firm, how to reach it, its bank."""
    mark = " - " if desk.manner.colon else " | "
    reach = _run(parties.reach_lines(desk, desk.sender), mark)
    bank = _run([_pair(desk, pair) for pair in _bank(desk)], mark)
    _centred(desk, [_about(desk), reach, bank])


def _centred(desk: Desk, lines: list[list[Piece]]) -> None:
    middle = (desk.pen.left + desk.pen.right) / 2
    for line in lines:
        scale = _SCALE
        text = "".join(piece.text for piece in line)
        while scale > 0.5 and desk.pen.sheet.text_width(text, desk.manner.style(scale)) > 1500:
            scale -= 0.08
        desk.pen.line(line, desk.manner.style(scale), "center", middle)


def _columns(desk: Desk) -> None:
    """Three or four columns side by side."""
    pen = desk.pen
    if desk.chance(0.4):
        pen.rule()
    columns = [
        _firm_column(desk),
        [*parties.reach_lines(desk, desk.sender)],
        _bank_column(desk),
        _register_column(desk),
    ]
    if desk.chance(0.35):
        columns.pop(1)
    if desk.chance(0.2):
        columns.reverse()
    start, step = pen.y, (pen.right - pen.left) / len(columns)
    for at, lines in enumerate(columns):
        desk.stack(pen.left + at * step, lines, desk.manner.style(0.7), y=start)


def _right_block(desk: Desk) -> None:
    """A block of small lines in the right corner."""
    x = desk.pen.left + 0.68 * (desk.pen.right - desk.pen.left)
    lines: list[Text] = [parties.tax_id(desk, desk.sender)]
    lines += [_pair(desk, pair) for pair in _bank(desk)]
    desk.stack(x, lines, desk.manner.style(0.8))


_KINDS: Mapping[str, Callable[[Desk], None]] = {
    "none": _none,
    "line": _line,
    "lines": _lines,
    "columns": _columns,
    "right_block": _right_block,
}


def _about(desk: Desk) -> list[Piece]:
    """Name and address, marked as the sender's only where no other part of the paper names it."""
    mark = ", " if desk.manner.spacing > 1.3 else " · "
    sender = desk.sender
    line = [*_weak_name(desk), Piece(mark), *_weak_address(desk, mark)]
    if desk.chance(0.5):
        line += [Piece(mark), *parties.tax_id(desk, sender)]
    return line


def _weak_name(desk: Desk) -> list[Piece]:
    if desk.knows(desk.sender.field("name")):
        return [Piece(desk.sender.firm.name)]
    return [parties.name(desk, desk.sender)]


def _weak_address(desk: Desk, mark: str) -> list[Piece]:
    if desk.knows(desk.sender.field("address")):
        return [Piece(mark.join(desk.sender.firm.person.address))]
    return [parties.address(desk, desk.sender, mark)]


def _firm_column(desk: Desk) -> list[Text]:
    name = _weak_name(desk)
    if desk.knows(desk.sender.field("address")):
        return [name, *desk.sender.firm.person.address]
    return [name, *parties.address_lines(desk, desk.sender)]


def _bank_column(desk: Desk) -> list[Text]:
    return [_pair(desk, pair) for pair in _bank(desk)]


def _register_column(desk: Desk) -> list[Text]:
    firm = desk.sender.firm
    lines: list[Text] = [
        f"{desk.manner.label(desk.say('manager'))} {firm.manager}",
        f"{desk.manner.label(desk.say('register'))} {firm.town}",
        parties.national_id(desk, desk.sender),
        parties.tax_id(desk, desk.sender),
    ]
    return [line for line in lines if desk.chance(0.8)]


def _bank(desk: Desk) -> list[tuple[str, Text]]:
    return bank_pairs(desk) if desk.sender.firm is desk.deal.seller else []


def _pair(desk: Desk, pair: tuple[str, Text]) -> list[Piece]:
    label, value = pair
    pieces = (
        [Piece(value)]
        if isinstance(value, str)
        else [value]
        if isinstance(value, Piece)
        else [*value]
    )
    return [Piece(desk.manner.label(label) + " "), *pieces]


def _run(parts: list[Text], mark: str) -> list[Piece]:
    line: list[Piece] = []
    for part in parts:
        if line:
            line.append(Piece(mark))
        line += (
            [Piece(part)] if isinstance(part, str) else [part] if isinstance(part, Piece) else part
        )
    return line


def _page_number(desk: Desk, sheet: Sheet, number: int, count: int) -> None:
    text = desk.say("page").format(n=number, m=count)
    edge = {0: desk.pen.left, 1: (desk.pen.left + desk.pen.right) / 2, 2: desk.pen.right}
    place = len(desk.say("page")) % 3
    align = ("left", "center", "right")[place]
    sheet.write(edge[place], sheet.height - 55, text, desk.manner.style(0.8), align)
