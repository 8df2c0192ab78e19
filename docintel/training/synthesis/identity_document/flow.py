"""Put entries on a canvas: label above the value, beside it, or only a number before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.training.synthesis.identity_document.canvas import Canvas
from docintel.training.synthesis.identity_document.entries import Entry
from docintel.training.synthesis.sheet import Piece


@dataclass
class Flow:
    """Writes rows of entries from `y` downwards; sizes are points, distances millimetres."""

    canvas: Canvas
    left: float
    right: float
    y: float
    label_size: float
    value_size: float
    beside: bool

    def row(self, entries: Sequence[Entry]) -> None:
        """Entries beside one another, as far apart as what stands in them needs."""
        widths = [self._width(entry) for entry in entries]
        spare = max(0.0, self.right - self.left - sum(widths))
        x, lowest = self.left, self.y
        for entry, width in zip(entries, widths, strict=True):
            lowest = max(lowest, self._entry(entry, x))
            x += width + spare / len(entries)
        self.y = lowest

    def _entry(self, entry: Entry, x: float) -> float:
        line, small = self.value_size * 0.45, self.label_size * 0.42
        self.canvas.write(x, self.y, entry.label, self.label_size)
        if self.beside:
            x += self.canvas.text_width(entry.label + "  ", self.label_size)
            y = self.y
        else:
            y = self.y + max(line, small) * 0.95
        for piece in entry.value:
            self.canvas.write(x, y, piece, self.value_size, bold=self.label_size < 5.5)
            y += line
        return y + (0.25 if self.beside else 0.9) * small

    def _width(self, entry: Entry) -> float:
        label = self.canvas.text_width(entry.label + "  ", self.label_size)
        value = max(self._measure(piece) for piece in entry.value)
        return label + value if self.beside else max(label, value)

    def _measure(self, piece: Piece) -> float:
        return self.canvas.text_width(piece.text + "  ", self.value_size)
