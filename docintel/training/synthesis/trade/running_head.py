"""What is printed at the top of the second page and those after it."""

from __future__ import annotations

from collections.abc import Callable

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade import parties
from docintel.training.synthesis.trade.desk import Desk


def draw_running_head(desk: Desk) -> Callable[[Pen], None]:
    """One of several heads, or nothing, for all further pages of the paper."""
    return desk.world.random.choice(
        (_nothing, _nothing, _numbered(desk), _numbered(desk), _named(desk))
    )


def _nothing(pen: Pen) -> None:
    """The items simply go on."""


def _numbered(desk: Desk) -> Callable[[Pen], None]:
    """Title, number and day once more, in one line."""
    with_day, with_page = desk.chance(0.5), desk.chance(0.5)

    def write(pen: Pen) -> None:
        line = [Piece(f"{desk.say(desk.naming.titles)} {desk.say('number_mark')} "), desk.number()]
        if with_day:
            line += [Piece(f" {desk.say('of_day')} "), desk.day()]
        pen.at(pen.left, line)
        if with_page:
            pen.at(pen.right, desk.say("page").format(n=len(pen.sheets), m="2"), align="right")
        pen.down(2)

    return write


def _named(desk: Desk) -> Callable[[Pen], None]:
    """The sender in small letters, as far as its name is printed at all."""

    def write(pen: Pen) -> None:
        if desk.knows(desk.sender.field("name")):
            pen.line(parties.name(desk, desk.sender), desk.manner.style(0.9))
        pen.down()

    return write
