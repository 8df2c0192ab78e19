"""Put entries on a canvas: label above the value or beside it, in rows that fit the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import Entry
from docintel.training.synthesis.sheet import Piece

#: Heights in millimetres of a line of one point, of values and of labels.
_VALUE_LINE, _LABEL_LINE = 0.45, 0.42

Row = Sequence[Entry]


@dataclass(frozen=True)
class Flow:
    """An area between edges in millimetres; sizes are points."""

    canvas: Canvas
    left: float
    right: float
    top: float
    bottom: float
    label_size: float
    value_size: float
    beside: bool

    def write(self, rows: Sequence[Row]) -> None:
        """Write the rows from the top, closer to one another where they would not fit."""
        fitting = [part for row in rows for part in self._parts(row)]
        needed = sum(max(map(self._height, row)) for row in fitting)
        tight = min(1.0, (self.bottom - self.top) / needed) if needed else 1.0
        y = self.top
        for row in fitting:
            self._row(row, y, tight)
            y += tight * max(map(self._height, row))

    def _parts(self, row: Row) -> list[Row]:
        """The row, or its entries one by one where they have no room beside one another."""
        if len(row) > 1 and sum(map(self._width, row)) > self.right - self.left:
            return [[entry] for entry in row]
        return [row]

    def _row(self, row: Row, y: float, tight: float) -> None:
        """Entries as far apart as what stands in them needs, the rest of the room shared."""
        spare = max(0.0, self.right - self.left - sum(map(self._width, row))) / len(row)
        x = self.left
        for entry in row:
            self._entry(entry, x, y, tight)
            x += self._width(entry) + spare

    def _entry(self, entry: Entry, x: float, y: float, tight: float) -> None:
        self.canvas.write(x, y, entry.label, self.label_size)
        if self.beside:
            x += self.canvas.text_width(entry.label + "  ", self.label_size)
        else:
            y += tight * self._label_step
        for piece in entry.value:
            self.canvas.write(
                x, y, piece, self.value_size, bold=self.label_size < self.value_size - 2
            )
            y += tight * self._line

    @property
    def _line(self) -> float:
        return self.value_size * _VALUE_LINE

    @property
    def _label_step(self) -> float:
        return max(self._line, self.label_size * _LABEL_LINE) * 0.95

    def _height(self, entry: Entry) -> float:
        lines = self._line * len(entry.value)
        gap = self.label_size * _LABEL_LINE
        return lines + 0.25 * gap if self.beside else lines + self._label_step + 0.6 * gap

    def _width(self, entry: Entry) -> float:
        label = self.canvas.text_width(entry.label + "  ", self.label_size)
        value = max(self._measure(piece) for piece in entry.value)
        return label + value if self.beside else max(label, value)

    def _measure(self, piece: Piece) -> float:
        return self.canvas.text_width(piece.text + "  ", self.value_size)
