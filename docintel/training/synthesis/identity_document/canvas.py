"""A place on a sheet for one side of a document, measured in millimetres from its own corner."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Font, Sheet, Style

_MM = 25.4
#: What stays free at the right edge, and the size in points below which nothing is printed.
_EDGE, _SMALLEST = 1.0, 2.6


@dataclass(frozen=True)
class Canvas:
    """`left` and `top` are where its corner lies on the sheet; width and height are its own."""

    sheet: Sheet
    width: float
    height: float
    left: float = 0.0
    top: float = 0.0
    font: Font = "sans"

    def write(self, x: float, y: float, text: Text, size: float, bold: bool = False) -> None:
        """Write one line; what is too long for the document is printed smaller, as offices do."""
        whole = "".join(piece.text for piece in pieces_of(text))
        room, needed = self.width - x - _EDGE, self.text_width(whole, size) * 1.06
        fitting = max(size * min(1.0, room / needed), _SMALLEST) if needed else size
        self._write(x, y, text, Style(fitting, self.font, bold))

    def write_zone(self, x: float, y: float, line: Text, size: float) -> None:
        """A line of the machine-readable zone, in letters of one width."""
        self._write(x, y, line, Style(size, "mono"))

    def text_width(self, text: str, size: float) -> float:
        return self.sheet.text_width(text, Style(size, self.font)) / self._unit

    def frame(self) -> None:
        """Draw the edge of the document, as a copy on larger paper shows it."""
        left, top = self.left * self._unit, self.top * self._unit
        right, bottom = left + self.width * self._unit, top + self.height * self._unit
        for y in (top, bottom):
            self.sheet.rule(left, y, right, y + 2)
        for x in (left, right):
            self.sheet.rule(x, top, x + 2, bottom)

    @property
    def _unit(self) -> float:
        return self.sheet.dpi / _MM

    def _write(self, x: float, y: float, text: Text, style: Style) -> None:
        at = ((self.left + x) * self._unit, (self.top + y) * self._unit)
        self.sheet.write(*at, text, style)
