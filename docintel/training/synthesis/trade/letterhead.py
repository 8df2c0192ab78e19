"""Letterheads: who sends the paper, at its top, in the ways that firms do it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Align
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.name_sign import slogan, write_monogram, write_name_sign
from docintel.training.synthesis.trade.runs import joined

_ALIGNS: tuple[Align, ...] = ("left", "right", "center")


def write_letterhead(desk: Desk, kind: str) -> float:
    """Write the head of that kind at the top of the first page and go below it.

    Returns the baseline from which on the right side, too, is free.
    """
    low = _HEADS[kind](desk) or 0.0
    desk.pen.down(desk.world.random.uniform(0.5, 2.5))
    return max(low, desk.pen.y)


def _name_left(desk: Desk) -> None:
    """A large name at the left, the details at the right edge or in a column beside it."""
    pen = desk.pen
    start = pen.y
    end = write_name_sign(desk, "left")
    pen.y = start
    if desk.chance(0.5):
        _details(desk, "right")
    else:
        _details(desk, "left", pen.left + 0.68 * (pen.right - pen.left))
    pen.y = max(end, pen.y)


def _name_right(desk: Desk) -> None:
    """Name and details below one another at the right edge."""
    write_name_sign(desk, "right")
    _details(desk, "right")


def _name_stacked(desk: Desk) -> None:
    """Name and details below one another at the left."""
    write_name_sign(desk, "left")
    _details(desk, "left")


def _name_center(desk: Desk) -> None:
    """A centred name over centred lines."""
    write_name_sign(desk, "center")
    if desk.chance(0.5):
        _details(desk, "center")
        return
    mark = desk.world.random.choice((", ", " · ", " - "))
    lines: list[Text] = [parties.address(desk, desk.sender, mark)]
    lines.append(joined(parties.reach_lines(desk, desk.sender), "  "))
    if desk.chance(0.4):
        lines.append(parties.tax_id(desk, desk.sender))
    desk.stack(None, lines, desk.manner.style(0.85), "center")


def _right_column(desk: Desk) -> float:
    """A logo over a narrow column of details that starts at two thirds of the width.

    Goes to a line beside the column, and returns that below it.
    """
    pen, random = desk.pen, desk.world.random
    x = pen.left + random.uniform(0.66, 0.75) * (pen.right - pen.left)
    top = pen.y
    pen.down(random.uniform(0, 5))
    lines: list[Text] = [*parties.name_lines(desk, desk.sender)]
    if desk.chance(0.25):
        lines.append(desk.sender.firm.contact)
    lines += parties.address_lines(desk, desk.sender)
    lines += ["", *parties.reach_lines(desk, desk.sender)]
    if desk.chance(0.3):
        lines.append(parties.national_id(desk, desk.sender))
    start = pen.y
    end = desk.column(x, pen.sheet.width - 30, lines, desk.manner.style(random.uniform(0.7, 1.0)))
    pen.y = max(top + 3 * desk.manner.leading, start + random.uniform(0.2, 1.0) * (end - start))
    return end


def _monogram(desk: Desk) -> None:
    """Large initials, the name beside them, and the details at the right edge or below."""
    pen, start = desk.pen, desk.pen.y
    end = write_monogram(desk)
    pen.y = start if desk.chance(0.5) else end
    _details(desk, "right" if pen.y == start else "left")
    pen.y = max(end, pen.y)


def _one_line(desk: Desk) -> None:
    """All about the sender in two or three small lines."""
    mark = desk.world.random.choice((" - ", " · ", ", ", " | "))
    x = desk.pen.left + desk.world.random.choice((0, 0, 250))
    name = [parties.name(desk, desk.sender), parties.address(desk, desk.sender, mark)]
    lines: list[Text] = [
        joined(name, mark),
        joined(parties.reach_lines(desk, desk.sender), mark),
    ]
    if desk.chance(0.6):
        ids = (parties.tax_id(desk, desk.sender), parties.national_id(desk, desk.sender))
        lines.append(joined(ids, mark))
    desk.stack(x, lines, desk.manner.style(desk.world.random.uniform(0.75, 0.95)))


def _logo(desk: Desk) -> None:
    """A logo that is no text: the sender's name stands elsewhere."""
    desk.pen.down(desk.world.random.uniform(2, 6))


def _brand(desk: Desk) -> None:
    """A trade mark in large letters, which is not the name of the firm."""
    random = desk.world.random
    word = max(desk.sender.firm.name.split()[:2], key=len).strip(",.&")
    printed = random.choice((word.upper(), word.lower(), word))
    align = random.choice(_ALIGNS)
    desk.pen.line(printed, desk.manner.style(random.uniform(2, 3.2), bold=True), align)
    if desk.chance(0.5):
        desk.pen.line(slogan(desk), desk.manner.style(0.8), align)


def _banner(desk: Desk) -> None:
    """A running line that says nothing about the sender."""
    desk.pen.line(desk.say("banner"), desk.manner.style(0.8), desk.world.random.choice(_ALIGNS))
    if desk.chance(0.6):
        desk.pen.rule(lift=0.6)


_HEADS: Mapping[str, Callable[[Desk], float | None]] = {
    "name_left": _name_left,
    "name_right": _name_right,
    "name_stacked": _name_stacked,
    "name_center": _name_center,
    "right_column": _right_column,
    "one_line": _one_line,
    "monogram": _monogram,
    "logo": _logo,
    "brand": _brand,
    "banner": _banner,
}
#: The heads that do not name the sender.
NAMELESS = frozenset({"logo", "brand", "banner"})
#: The heads that need no more than the left half.
LEAVES_RIGHT = frozenset({"name_stacked", "logo"})


def _details(desk: Desk, align: Align, x: float | None = None) -> None:
    """Address and the rest in small lines."""
    lines: list[Text] = []
    if desk.chance(0.9):
        lines += parties.address_lines(desk, desk.sender)
    lines += parties.reach_lines(desk, desk.sender)
    if desk.chance(0.35):
        lines.append(parties.tax_id(desk, desk.sender))
    if desk.chance(0.15):
        lines.append(parties.national_id(desk, desk.sender))
    desk.stack(x, lines, desk.manner.style(desk.world.random.uniform(0.75, 1.0)), align)
