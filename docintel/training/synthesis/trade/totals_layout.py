"""Set out sums: as ladders at the right or left, in boxes, across, or as words in a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from docintel.training.synthesis.blocks.pairs import CellLook, write_strip
from docintel.training.synthesis.blocks.wrap import pieces_of
from docintel.training.synthesis.sheet import Align, Piece
from docintel.training.synthesis.trade.desk import Desk
from docintel.training.synthesis.trade.runs import printed
from docintel.training.synthesis.trade.totals import Rung


def write_rungs(desk: Desk, rungs: Sequence[Rung], kind: str) -> None:
    """Write the sums in that way and go below them."""
    desk.pen.need(len(rungs) + 1)
    _KINDS[kind](desk, rungs)


def _right(desk: Desk, rungs: Sequence[Rung]) -> None:
    left, right = _part(desk, desk.world.random.uniform(0.4, 0.65), 1.0)
    _ladder(desk, rungs, left, right - desk.world.random.choice((0, 8, 8, 40)), ruled=False)


def _ruled(desk: Desk, rungs: Sequence[Rung]) -> None:
    left, right = _part(desk, desk.world.random.uniform(0.45, 0.65), 1.0)
    _ladder(desk, rungs, left, right, ruled=True)
    desk.pen.rule(left, right)


def _left(desk: Desk, rungs: Sequence[Rung]) -> None:
    left, right = _part(desk, 0.0, desk.world.random.uniform(0.4, 0.6))
    _ladder(desk, rungs, left, right, ruled=False)


def _full_width(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels at the left margin, amounts at the right one."""
    _ladder(desk, rungs, desk.pen.left, desk.pen.right, ruled=desk.chance(0.4))


def _wide(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels that begin in the left third, amounts at the right edge."""
    left, right = _part(desk, desk.world.random.uniform(0.05, 0.4), 1.0)
    _ladder(desk, rungs, left, right, ruled=desk.chance(0.3))


def _values_first(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Amounts before what they are called."""
    pen = desk.pen
    middle = _part(desk, desk.world.random.uniform(0.15, 0.7), 1.0)[0]
    for rung in rungs:
        style = desk.manner.style(bold=rung.is_main and desk.chance(0.5))
        pen.at(middle, rung.value, style, "right")
        pen.line(desk.manner.label(rung.label, colon=False), style, x=middle + 25)


def _cells(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Framed cells with the label over the amount."""
    left, right = _part(desk, desk.world.random.choice((0.0, 0.0, 0.35)), 1.0)
    pairs = [(rung.label, rung.value) for rung in rungs]
    look = CellLook(desk.world.random.choice(_ALIGNS), framed=desk.chance(0.7))
    for at in range(0, len(pairs), 4):
        desk.pen.need(4)
        desk.pen.down(0.3)
        write_strip(desk.pen, pairs[at : at + 4], left, right, look)


_ALIGNS: tuple[Align, ...] = ("left", "center")


def _part(desk: Desk, start: float, end: float) -> tuple[float, float]:
    """Two shares of the width, as edges."""
    width = desk.pen.right - desk.pen.left
    return desk.pen.left + start * width, desk.pen.left + end * width


def _ladder(desk: Desk, rungs: Sequence[Rung], left: float, right: float, ruled: bool) -> None:
    pen, random = desk.pen, desk.world.random
    main_scale = random.choice((1.0, 1.0, 1.15, 1.3))
    spacing = random.choice((0.0, 0.0, 0.2, 0.6))
    bold, has_currency = desk.chance(0.6), desk.chance(0.06)
    widest = max(
        pen.sheet.text_width(printed(rung.value), desk.manner.style(1.4)) for rung in rungs
    )
    for rung in rungs:
        style = desk.manner.style(main_scale if rung.is_main else 1.0, bold and rung.is_main)
        if ruled or (rung.is_main and bold):
            pen.rule(left, right, lift=0.9)
            pen.down(0.1)
        pen.at(left, desk.manner.label(rung.label), style)
        if has_currency and printed(rung.value).lstrip("-")[0].isdigit():
            pen.at(right - widest - 15, desk.world.currency, style, "right")
        pen.line(rung.value, style, "right", right)
        pen.down(spacing)


def _labels_right(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels that end shortly before the amounts."""
    pen = desk.pen
    measure = pen.sheet.text_width
    widest = max(measure(printed(rung.value), desk.manner.style(1.1)) for rung in rungs)
    for rung in rungs:
        style = desk.manner.style(bold=rung.is_main)
        pen.at(pen.right - widest - 40, desk.manner.label(rung.label), style, "right")
        pen.line(rung.value, style, "right")


def _in_words(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Label and amount as one text, at the left margin or at the right one."""
    align = desk.world.random.choice(("left", "left", "right"))
    for rung in rungs:
        style = desk.manner.style(bold=rung.is_main and desk.chance(0.5))
        text = [Piece(desk.manner.label(rung.label) + " "), *pieces_of(rung.value)]
        desk.pen.line(text, style, "right" if align == "right" else "left")


def _across(desk: Desk, rungs: Sequence[Rung]) -> None:
    """Labels in a row with the amounts below them."""
    pen = desk.pen
    size = 4 if len(rungs) > 5 else 5
    head_style = desk.manner.style(0.85, desk.chance(0.5))
    for at in range(0, len(rungs), size):
        part = rungs[at : at + size]
        step = (pen.right - pen.left) / len(part)
        edges = [pen.left + (place + 1) * step - 10 for place in range(len(part))]
        pen.need(3)
        pen.rule()
        for edge, rung in zip(edges, part, strict=True):
            label = desk.manner.label(_short(desk, rung.label, step), colon=False)
            pen.at(edge, label, head_style, "right")
        pen.down()
        for edge, rung in zip(edges, part, strict=True):
            pen.at(edge, rung.value, desk.manner.style(bold=rung.is_main), "right")
        pen.down(1.4)


def _short(desk: Desk, label: str, width: float) -> str:
    """As many of the label's words as fit beside one another."""
    words = label.split()
    style = desk.manner.style(0.95)
    while len(words) > 1 and desk.pen.sheet.text_width(" ".join(words), style) > width:
        words.pop()
    return " ".join(words)


_KINDS: Mapping[str, Callable[[Desk, Sequence[Rung]], None]] = {
    "right": _right,
    "ruled": _ruled,
    "left": _left,
    "full_width": _full_width,
    "labels_right": _labels_right,
    "in_words": _in_words,
    "across": _across,
    "wide": _wide,
    "values_first": _values_first,
    "cells": _cells,
}
#: The kinds that leave the left half of the page free.
LEAVES_LEFT = frozenset({"right", "ruled"})
