"""Letterheads: who sends the paper, at its top, in the ways that firms do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk

Head = Callable[[Desk], None]


def write_letterhead(desk: Desk, kind: str) -> None:
    """Write the head of that kind at the top of the first page and go below it."""
    _HEADS[kind](desk)
    desk.pen.down(desk.world.random.uniform(0.5, 2.5))


def _name_left(desk: Desk) -> None:
    """A large name at the left, the details at the right edge."""
    start = desk.pen.y
    end = _big_name(desk, "left")
    right = _details(desk, "right", desk.pen.right, start)
    desk.pen.y = max(end, right)


def _name_right(desk: Desk) -> None:
    """Name and details below one another at the right edge."""
    y = _big_name(desk, "right")
    desk.pen.y = _details(desk, "right", desk.pen.right, y)


def _name_stacked(desk: Desk) -> None:
    """Name and details below one another at the left."""
    y = _big_name(desk, "left")
    desk.pen.y = _details(desk, "left", desk.pen.left, y)


def _name_center(desk: Desk) -> None:
    """A centred name over a centred line or two."""
    middle = (desk.pen.left + desk.pen.right) / 2
    y = _big_name(desk, "center")
    if desk.chance(0.5):
        lines: list[Text] = [
            parties.address(desk, desk.sender, desk.world.random.choice((", ", " · ", " - ")))
        ]
        lines.append(_joined(parties.reach_lines(desk, desk.sender), "  "))
        if desk.chance(0.4):
            lines.append(parties.tax_id(desk, desk.sender))
        desk.pen.y = desk.stack(middle, lines, desk.manner.style(0.85), "center", y)
        return
    desk.pen.y = _details(desk, "center", middle, y)


def _right_column(desk: Desk) -> None:
    """A logo over a narrow column of details that starts at three quarters of the width."""
    x = desk.pen.left + desk.world.random.uniform(0.66, 0.75) * (desk.pen.right - desk.pen.left)
    top = desk.pen.y
    desk.pen.down(desk.world.random.uniform(0, 5))
    lines: list[Text] = [*parties.name_lines(desk, desk.sender)]
    if desk.chance(0.25):
        lines.append(desk.deal.seller.contact)
    lines += parties.address_lines(desk, desk.sender)
    lines += ["", *parties.reach_lines(desk, desk.sender)]
    if desk.chance(0.3):
        lines.append(parties.national_id(desk, desk.sender))
    end = desk.stack(x, lines, desk.manner.style(desk.world.random.uniform(0.7, 1.0)))
    # The address of the recipient stands beside this column, not below it.
    desk.pen.y = max(
        top, end - len(lines) * desk.manner.leading * desk.world.random.uniform(0, 0.6)
    )
    desk.pen.y = max(desk.pen.y, top + 3 * desk.manner.leading)


def _one_line(desk: Desk) -> None:
    """All about the sender in two or three small lines."""
    mark = desk.world.random.choice((" - ", " · ", ", ", " | "))
    x = desk.pen.left + desk.world.random.choice((0, 0, 250))
    lines: list[Text] = [
        [parties.name(desk, desk.sender), Piece(mark), parties.address(desk, desk.sender, mark)],
        _joined(parties.reach_lines(desk, desk.sender), mark),
    ]
    if desk.chance(0.6):
        ids = [parties.tax_id(desk, desk.sender), parties.national_id(desk, desk.sender)]
        lines.append(_joined(ids, mark))
    desk.pen.y = desk.stack(x, lines, desk.manner.style(desk.world.random.uniform(0.75, 0.95)))


def _logo(desk: Desk) -> None:
    """A logo that is no text: the sender's name stands elsewhere."""
    desk.pen.down(desk.world.random.uniform(2, 6))


def _brand(desk: Desk) -> None:
    """A trade mark in large letters, which is not the name of the firm."""
    word = max(desk.sender.firm.name.split()[:2], key=len).strip(",.&")
    printed = desk.world.random.choice((word.upper(), word.lower(), word))
    align = desk.world.random.choice(("left", "right", "center"))
    pen = desk.pen
    edge = {"left": pen.left, "right": pen.right, "center": (pen.left + pen.right) / 2}[align]
    pen.line(printed, desk.manner.style(desk.world.random.uniform(2, 3.2), bold=True), align, edge)
    if desk.chance(0.5):
        pen.line(_slogan(desk), desk.manner.style(0.8), align, edge)


def _banner(desk: Desk) -> None:
    """A running line that says nothing about the sender."""
    desk.pen.line(
        desk.say("banner"), desk.manner.style(0.8), desk.world.random.choice(("left", "right"))
    )
    desk.pen.rule(lift=0.6)


_HEADS: Mapping[str, Head] = {
    "name_left": _name_left,
    "name_right": _name_right,
    "name_stacked": _name_stacked,
    "name_center": _name_center,
    "right_column": _right_column,
    "one_line": _one_line,
    "logo": _logo,
    "brand": _brand,
    "banner": _banner,
}
#: The heads that do not name the sender.
NAMELESS = frozenset({"logo", "brand", "banner"})


def _big_name(desk: Desk, align: Align) -> float:
    """The name, larger than the text, perhaps with a slogan; returns the next baseline."""
    pen, random = desk.pen, desk.world.random
    edge = {"left": pen.left, "right": pen.right, "center": (pen.left + pen.right) / 2}[align]
    scale = random.choice((1.0, 1.2, 1.4, 1.6, 1.8, 2.2, 2.6))
    style = desk.manner.style(scale, bold=desk.chance(0.6))
    upper = desk.chance(0.2)
    widest = 0.95 if align == "center" else 0.62
    if pen.sheet.text_width(desk.sender.firm.name, style) > widest * (pen.right - pen.left):
        style, upper = desk.manner.style(1.2, style.bold), False
    pen.down(max(0.0, scale - 1.2) * 0.6)
    pen.line(parties.name(desk, desk.sender, upper), style, align, edge)
    if desk.chance(0.25):
        pen.line(_slogan(desk), desk.manner.style(0.8), align, edge)
    return pen.y


def _details(desk: Desk, align: Align, x: float, y: float) -> float:
    """Address and the rest in small lines; returns the next baseline."""
    lines: list[Text] = [*parties.address_lines(desk, desk.sender)] if desk.chance(0.9) else []
    lines += parties.reach_lines(desk, desk.sender)
    if desk.chance(0.35):
        lines.append(parties.tax_id(desk, desk.sender))
    if desk.chance(0.15):
        lines.append(parties.national_id(desk, desk.sender))
    return desk.stack(x, lines, desk.manner.style(desk.world.random.uniform(0.75, 1.0)), align, y)


def _slogan(desk: Desk) -> str:
    return desk.world.goods() if desk.chance(0.5) else desk.world.sentence()


def _joined(parts: list[Text], mark: str) -> list[Piece]:
    """Parts of a line with a mark between them."""
    line: list[Piece] = []
    for part in parts:
        if line:
            line.append(Piece(mark))
        line += (
            [Piece(part)] if isinstance(part, str) else [part] if isinstance(part, Piece) else part
        )
    return line
