"""Labels with their values: one below the other, in columns, or as a strip of small boxes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Align, Piece, Style

Pair = tuple[str, Text]
Way = Literal["inline", "columns", "far", "stacked"]
WAYS: tuple[Way, ...] = ("inline", "columns", "far", "stacked")


@dataclass(frozen=True, slots=True)
class CellLook:
    """How label and value stand in the cells of a strip; a frame has lines around each cell."""

    align: Align = "left"
    framed: bool = False


_OPEN = CellLook()


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
            printed, style = pen.manner.label(label), pen.manner.label_style
            pen.at(left, printed, style)
            write_far(pen, value, left + pen.sheet.text_width(printed, style), right)
        else:
            pen.line(pen.manner.label(label, colon=False), pen.manner.style(0.8), x=left)
            pen.line(value, x=left)
            pen.down(0.3)


def write_strip(
    pen: Pen,
    pairs: Sequence[Pair],
    left: float,
    right: float,
    cells: CellLook = _OPEN,
) -> None:
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
    top, inset = pen.y, {"left": 0.0, "center": step / 2, "right": step}[cells.align]
    edges = [left + at * step + inset for at in range(fitting)]
    for edge, (label, _) in zip(edges, pairs, strict=False):
        pen.at(edge, pen.manner.label(label, colon=False), small, cells.align)
    pen.down(1.2 if cells.framed else 1.0)
    for edge, (_, value) in zip(edges, pairs, strict=False):
        pen.at(edge, value, None, cells.align)
    if cells.framed:
        _frame(pen, [left + at * step for at in range(fitting + 1)], top)
    pen.down(1.2 if cells.framed else 1.0)
    if pairs[fitting:]:
        pen.down(0.1 if cells.framed else 0.4)
        write_strip(pen, pairs[fitting:], left, right, cells)


def write_far(pen: Pen, value: Text, label_end: float, right: float) -> None:
    """Write a value that ends at `right`: beside its label, or below where both find no room."""
    said = "".join(piece.text for piece in pieces_of(value))
    if pen.sheet.text_width(said, pen.manner.style()) > right - label_end - pen.manner.size:
        pen.down()
    pen.line(value, align="right", x=right)


def _frame(pen: Pen, edges: Sequence[float], top: float) -> None:
    """Rule cells between the edges, from above the labels at `top` to below the present line."""
    over, under = top - 0.9 * pen.manner.leading, pen.y + 0.4 * pen.manner.leading
    margin = 0.4 * pen.manner.size
    for y in (over, under):
        pen.sheet.rule(edges[0] - margin, y, edges[-1] - margin, y + 2)
    for edge in edges:
        pen.sheet.rule(edge - margin, over, edge - margin + 2, under)


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
