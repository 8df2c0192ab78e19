"""Labels with their values: one below the other, in columns, or as a strip of small boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Piece, Style

Pair = tuple[str, Text]
Way = Literal["inline", "columns", "far", "stacked"]
WAYS: tuple[Way, ...] = ("inline", "columns", "far", "stacked")


def write_pairs(pen: Pen, pairs: Sequence[Pair], way: Way, left: float, right: float) -> None:
    """Write each pair on a line (two when stacked) between the two edges, and go down."""
    if way == "columns":
        if pairs:
            _write_columns(pen, pairs, left)
        return
    for label, value in pairs:
        if way == "inline":
            pen.line(inline(pen, label, value), x=left)
        elif way == "far":
            pen.at(left, pen.manner.label(label), pen.manner.label_style)
            pen.line(value, align="right", x=right)
        else:
            pen.line(pen.manner.label(label, colon=False), pen.manner.style(0.8), x=left)
            pen.line(value, x=left)
            pen.down(0.3)


def write_strip(pen: Pen, pairs: Sequence[Pair], left: float, right: float) -> None:
    """Write the labels beside one another, with the values in a line below them.

    Those that find no room there have a strip of their own below.
    """
    if not pairs:
        return
    small = pen.manner.style(0.85, pen.manner.bold_labels)
    fitting = len(pairs)
    while fitting > 1 and max(_widths(pen, pairs[:fitting], small)) > (right - left) / fitting:
        fitting -= 1
    step = (right - left) / fitting
    for at, (label, _) in enumerate(pairs[:fitting]):
        pen.at(left + at * step, pen.manner.label(label, colon=False), small)
    pen.down()
    for at, (_, value) in enumerate(pairs[:fitting]):
        pen.at(left + at * step, value)
    pen.down()
    if pairs[fitting:]:
        pen.down(0.4)
        write_strip(pen, pairs[fitting:], left, right)


def inline(pen: Pen, label: str, value: Text) -> list[Piece]:
    """Label and value as one line of print."""
    return [Piece(pen.manner.label(label) + " "), *pieces_of(value)]


def _write_columns(pen: Pen, pairs: Sequence[Pair], left: float) -> None:
    style = pen.manner.label_style
    labels = [pen.manner.label(label) for label, _ in pairs]
    gap = 2 * pen.manner.size
    start = left + gap + max(pen.sheet.text_width(label, style) for label in labels)
    for label, (_, value) in zip(labels, pairs, strict=True):
        pen.at(left, label, style)
        pen.line(value, x=start)


def _widths(pen: Pen, pairs: Sequence[Pair], small: Style) -> list[float]:
    """What each pair takes, with a gap to the next one."""
    gap = 1.5 * pen.manner.size
    return [
        gap
        + max(
            pen.sheet.text_width(pen.manner.label(label, colon=False), small),
            pen.sheet.text_width("".join(p.text for p in pieces_of(value)), pen.manner.style()),
        )
        for label, value in pairs
    ]
