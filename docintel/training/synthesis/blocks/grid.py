"""A table: a head, rows whose cells may have several lines, ruling lines or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from docintel.training.synthesis.blocks.pen import Pen
from docintel.training.synthesis.blocks.wrap import Text, pieces_of, trimmed, wrap
from docintel.training.synthesis.sheet import Align, Piece, Style

Rules = Literal["none", "head", "rows", "box"]
RULES: tuple[Rules, ...] = ("none", "none", "head", "head", "rows", "box")
#: Between the edge of a column and its text, in pixels.
_PADDING = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `share` is its part of the width, beside the shares of the others.

    It is at least `least` pixels wide where the others have that much to spare.
    """

    key: str
    head: str
    share: float
    align: Align = "left"
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Stack:
    """A cell of several lines."""

    lines: tuple[Text, ...]


Cells = Mapping[str, Text | Stack]


@dataclass
class Grid:
    """Columns between two edges of the page, and the ruling lines drawn with them."""

    columns: Sequence[Column]
    left: float
    right: float
    rules: Rules = "none"
    _edges: dict[str, tuple[float, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        at = self.left
        for column, width in zip(self.columns, self._widths(), strict=True):
            self._edges[column.key] = (at + _PADDING, at + width - _PADDING)
            at += width

    def head(self, pen: Pen) -> None:
        """Write the names of the columns."""
        if self.rules == "box":
            pen.rule(self.left, self.right, lift=0.9)
        heads = {c.key: pen.manner.label(c.head, colon=False) for c in self.columns}
        self._write(pen, heads, pen.manner.style(0.9, pen.manner.bold_labels))
        if self.rules != "none":
            pen.rule(self.left, self.right)
            pen.down(0.25)

    def row(self, pen: Pen, cells: Cells, bold: bool = False) -> None:
        """Write a row on one page; a text that is too long goes on in the line below."""
        self._write(pen, cells, pen.manner.style(bold=bold))
        if self.rules in {"rows", "box"}:
            pen.rule(self.left, self.right)
            pen.down(0.25)

    def edge(self, key: str) -> float:
        """Where the text of the column is aligned to."""
        column = next(column for column in self.columns if column.key == key)
        return self._anchor(column)

    def _widths(self) -> list[float]:
        whole = self.right - self.left
        unit = whole / sum(column.share for column in self.columns)
        least = [column.least + 2 * _PADDING if column.least else 0.0 for column in self.columns]
        wanted = [column.share * unit for column in self.columns]
        spare = [max(width - need, 0.0) for width, need in zip(wanted, least, strict=True)]
        missing = sum(max(need - width, 0.0) for width, need in zip(wanted, least, strict=True))
        taken = min(missing / sum(spare), 0.9) if sum(spare) else 0.0
        return [
            need if width < need else width - taken * more
            for width, need, more in zip(wanted, least, spare, strict=True)
        ]

    def _write(self, pen: Pen, cells: Cells, style: Style) -> None:
        broken = {
            c.key: self._lines(pen, c, cells[c.key], style) for c in self.columns if c.key in cells
        }
        height = max(map(len, broken.values()), default=1)
        pen.need(height)
        start = pen.y
        for column in self.columns:
            pen.y = start
            for pieces in broken.get(column.key, ()):
                pen.at(self._anchor(column), pieces, style, column.align)
                pen.down()
        pen.y = start
        pen.down(height)

    def _anchor(self, column: Column) -> float:
        left, right = self._edges[column.key]
        return {"left": left, "center": (left + right) / 2, "right": right}[column.align]

    def _lines(
        self, pen: Pen, column: Column, cell: Text | Stack, style: Style
    ) -> list[list[Piece]]:
        left, right = self._edges[column.key]
        texts = cell.lines if isinstance(cell, Stack) else (cell,)
        width = right - left + _PADDING
        return [
            line if column.align == "left" else trimmed(line)
            for text in texts
            for line in wrap(pieces_of(text), width, lambda t: pen.sheet.text_width(t, style))
        ]
