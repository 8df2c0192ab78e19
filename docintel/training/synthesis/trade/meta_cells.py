"""Set out the facts about a paper in cells: framed, as a table, with some of them empty."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.training.synthesis.blocks.grid import RULES, Column, Grid
from docintel.training.synthesis.blocks.pairs import CellLook, Pair, write_strip
from docintel.training.synthesis.sheet import Align
from docintel.training.synthesis.trade.desk import Desk

_ALIGNS: tuple[Align, ...] = ("left", "left", "center")


def write_cells(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Framed cells, two to five in a row, each with a small label over its value."""
    size = desk.world.random.choice((2, 3, 3, 4, 5))
    look = CellLook(desk.world.random.choice(_ALIGNS), framed=True)
    for at in range(0, len(pairs), size):
        write_strip(desk.pen, pairs[at : at + size], left, right, look)
        desk.pen.down(0.1)


def write_table(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels as the heads of columns with one row below; long ones take several lines."""
    random = desk.world.random
    size, align = random.choice((3, 4, 4, 5, 6)), random.choice(_ALIGNS)
    rules = random.choice(RULES)
    for at in range(0, len(pairs), size):
        part = pairs[at : at + size]
        columns = [
            Column(str(key), label, 1.0, align, _least(desk, label))
            for key, (label, _) in enumerate(part)
        ]
        grid = Grid(columns, left, right, rules)
        grid.head(desk.pen)
        grid.row(desk.pen, {str(key): value for key, (_, value) in enumerate(part)})
        desk.pen.down(0.4)


def write_blanks(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """A strip of a form that has room for more than this paper says."""
    random = desk.world.random
    shown = list(pairs)
    for _ in range(random.randint(1, 3)):
        shown.insert(random.randint(0, len(shown)), (desk.say_anew("reference_key"), ""))
    look = CellLook(random.choice(_ALIGNS), framed=desk.chance(0.4))
    for at in range(0, len(shown), 5):
        write_strip(desk.pen, shown[at : at + 5], left, right, look)
        desk.pen.down(0.3)


def write_grid_rows(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Two ruled columns: the labels, and the values at the left, middle or right of theirs."""
    random = desk.world.random
    share, align = random.uniform(0.6, 1.6), random.choice((*_ALIGNS, "right"))
    grid = Grid([Column("label", "", share), Column("value", "", 1.0, align)], left, right, "box")
    desk.pen.rule(left, right)
    for label, value in pairs:
        grid.row(desk.pen, {"label": desk.manner.label(label), "value": value})


def _least(desk: Desk, label: str) -> float:
    """What the longest word of a head takes: no head is broken within a word."""
    style = desk.manner.style(0.9, bold=True)
    words = desk.manner.label(label, colon=False).split()
    return max((desk.pen.sheet.text_width(word, style) for word in words), default=0.0)
