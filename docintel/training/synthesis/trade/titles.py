"""The title of a paper, alone or with number and day in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade.desk import Desk


@dataclass(frozen=True, slots=True)
class Naming:
    """How the fields for number and day of a kind of paper are called, and its titles."""

    number: str
    day: str
    titles: str


def write_title(desk: Desk, kind: str, naming: Naming, align: Align = "left") -> None:
    """Write the title of that kind and go below it."""
    random = desk.world.random
    style = desk.manner.style(random.choice((1.0, 1.2, 1.3, 1.5, 1.8, 2.2)), desk.chance(0.75))
    pen = desk.pen
    edge = {"left": pen.left, "right": pen.right, "center": (pen.left + pen.right) / 2}[align]
    pen.down((style.size / desk.manner.size - 1) * 0.7)
    line = _KINDS[kind](desk, naming)
    if pen.sheet.text_width("".join(piece.text for piece in line), style) > pen.right - pen.left:
        style = desk.manner.style(1.1, style.bold)
    pen.line(line, style, align, edge)
    pen.down(random.uniform(0.2, 1.0))


def _plain(desk: Desk, naming: Naming) -> list[Piece]:
    return [Piece(desk.say(naming.titles))]


def _with_number(desk: Desk, naming: Naming) -> list[Piece]:
    mark = desk.say("number_mark")
    number = desk.facts.code(naming.number, desk.deal.numbers.own)
    gap = Piece(f" {mark} " if mark else " ")
    return [Piece(desk.say(naming.titles)), gap, number]


def _with_both(desk: Desk, naming: Naming) -> list[Piece]:
    day = desk.facts.day(naming.day, desk.deal.days.issue)
    gap = desk.world.random.choice((" ", " ", "   "))
    return [*_with_number(desk, naming), Piece(f"{gap}{desk.say('of_day')}{gap}"), day]


_KINDS: Mapping[str, Callable[[Desk, Naming], list[Piece]]] = {
    "plain": _plain,
    "number": _with_number,
    "both": _with_both,
}
