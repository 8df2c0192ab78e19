"""A place on a sheet for one side of a document, measured in millimetres from its own corner."""

from __future__ import annotations

from dataclasses import dataclass

from docintel.training.synthesis.blocks.wrap import Text
from docintel.training.synthesis.sheet import Font, Sheet, Style

_MM = 25.4


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
        self._write(x, y, text, Style(size, self.font, bold))

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
