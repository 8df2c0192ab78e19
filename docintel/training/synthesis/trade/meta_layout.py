"""Set out the facts about a paper, pairs of label and value, in the ways that are in use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docintel.training.synthesis.blocks.pairs import Pair, write_far, write_pairs, write_strip
from docintel.training.synthesis.blocks.wrap import pieces_of
from docintel.training.synthesis.sheet import Piece
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.meta_cells import (
    write_blanks,
    write_cells,
    write_grid_rows,
    write_table,
)
from docintel.training.synthesis.trade.runs import printed

Writer = Callable[[Desk, Sequence[Pair], float, float], None]


def write_meta(desk: Desk, pairs: Sequence[Pair], kind: str, left: float, right: float) -> None:
    """Write the pairs in that manner between the two edges and go below them."""
    if pairs:
        _KINDS[kind](desk, pairs, left, right)


def _inline(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    write_pairs(desk.pen, pairs, "inline", left, right)


def _columns(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    write_pairs(desk.pen, pairs, "columns", left, right)


def _far(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    write_pairs(desk.pen, pairs, "far", left, right)


def _stacked(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    write_pairs(desk.pen, pairs, "stacked", left, right)


def _right_aligned(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels end where the values begin."""
    pen = desk.pen
    measure = pen.sheet.text_width
    widest = max(measure(pen.manner.label(label), pen.manner.label_style) for label, _ in pairs)
    middle = left + max(desk.world.random.uniform(0.45, 0.6) * (right - left), widest)
    for label, value in pairs:
        pen.at(middle, pen.manner.label(label), pen.manner.label_style, "right")
        pen.line(value, x=middle + 20)


def _boxed(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """A small table with ruling lines between the pairs."""
    pen = desk.pen
    middle = left + desk.world.random.uniform(0.4, 0.6) * (right - left)
    pen.rule(left, right)
    for label, value in pairs:
        pen.at(left + 10, pen.manner.label(label, colon=False), pen.manner.label_style)
        pen.line(value, x=middle)
        pen.rule(left, right)
        pen.down(0.2)


def _strip(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Rows of labels with their values below, at most six in a row."""
    size = desk.world.random.choice((3, 4, 5, 6))
    for at in range(0, len(pairs), size):
        if desk.chance(0.4):
            desk.pen.rule(left, right)
        write_strip(desk.pen, pairs[at : at + size], left, right)
        desk.pen.down(0.4)


def _two_by_two(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Label and value, label and value, on each line."""
    pen = desk.pen
    half = (len(pairs) + 1) // 2
    middle = (left + right) / 2
    start = pen.y
    write_pairs(pen, pairs[:half], "columns", left, middle)
    end = pen.y
    if pairs[half:]:
        pen.y = start
        write_pairs(pen, pairs[half:], "columns", middle, right)
    pen.y = max(end, pen.y)


def _tight(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Label and value with no blank between them."""
    for label, value in pairs:
        desk.pen.line(
            [Piece(desk.manner.label(label, colon=False) + ":"), *pieces_of(value)], x=left
        )


def _run_on(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """One pair behind the other, broken like a sentence."""
    text: list[Piece] = []
    gap = desk.world.random.choice(("    ", "   ", " / ", ", ", " - "))
    for label, value in pairs:
        if text:
            text.append(Piece(gap))
        text += [Piece(desk.manner.label(label) + " "), *pieces_of(value)]
    desk.pen.paragraph(text, left=left, right=right)


def _ends(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Labels that end in one line, and values that end far from it in another."""
    pen = desk.pen
    measure = pen.sheet.text_width
    widest = max(measure(pen.manner.label(label), pen.manner.label_style) for label, _ in pairs)
    middle = left + max(desk.world.random.uniform(0.3, 0.5) * (right - left), widest)
    for label, value in pairs:
        pen.at(middle, pen.manner.label(label), pen.manner.label_style, "right")
        write_far(pen, value, middle, right)


def _values_first(desk: Desk, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Each value before its label, or over it."""
    pen = desk.pen
    if desk.chance(0.5):
        for label, value in pairs:
            pen.line(value, x=left)
            pen.line(desk.manner.label(label, colon=False), desk.manner.style(0.8), x=left)
            pen.down(0.4)
        return
    widest = max(pen.sheet.text_width(printed(value), desk.manner.style()) for _, value in pairs)
    for label, value in pairs:
        pen.at(left, value)
        pen.line(desk.manner.label(label, colon=False), x=left + widest + 30)


_KINDS: Mapping[str, Writer] = {
    "inline": _inline,
    "columns": _columns,
    "far": _far,
    "stacked": _stacked,
    "right_aligned": _right_aligned,
    "boxed": _boxed,
    "strip": _strip,
    "two_by_two": _two_by_two,
    "run_on": _run_on,
    "tight": _tight,
    "ends": _ends,
    "values_first": _values_first,
    "cells": write_cells,
    "table": write_table,
    "blanks": write_blanks,
    "grid_rows": write_grid_rows,
}
#: The kinds that need the whole width of the page.
WIDE = frozenset({"strip", "two_by_two", "run_on", "cells", "table", "blanks"})
