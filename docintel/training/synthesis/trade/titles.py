"""The title of a paper, alone or with number and day in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.runs import printed

_SCALES = (1.0, 1.2, 1.3, 1.5, 1.8, 2.2)


def write_title(desk: Desk, kind: str, align: Align = "left") -> None:
    """Write the title of that kind and go below it."""
    pen, random = desk.pen, desk.world.random
    style = desk.manner.style(random.choice(_SCALES), desk.chance(0.75))
    line = _KINDS[kind](desk)
    if pen.sheet.text_width(printed(line), style) > pen.right - pen.left:
        style = desk.manner.style(1.1, style.bold)
    pen.down((style.size / desk.manner.size - 1) * 0.7)
    pen.line(line, style, align)
    pen.down(random.uniform(0.2, 1.0))


def _plain(desk: Desk) -> list[Piece]:
    title = desk.say(desk.naming.titles)
    if desk.chance(0.04):
        title += desk.world.random.choice((" (380)", " (575)", " (381)", " (01)", " - COPY", " *"))
    return [Piece(title)]


def _with_number(desk: Desk) -> list[Piece]:
    mark = desk.say("number_mark")
    gap = desk.world.random.choice((" ", " ", "   "))
    return [*_plain(desk), Piece(f"{gap}{mark}{gap}" if mark else gap), desk.number()]


def _with_both(desk: Desk) -> list[Piece]:
    gap = desk.world.random.choice((" ", " ", "   "))
    return [*_with_number(desk), Piece(f"{gap}{desk.say('of_day')}{gap}"), desk.day()]


_KINDS: Mapping[str, Callable[[Desk], list[Piece]]] = {
    "plain": _plain,
    "number": _with_number,
    "both": _with_both,
}
