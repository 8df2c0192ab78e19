"""Till rolls: rows of a fixed number of characters on narrow paper, as long as they need."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from .sheet import Sheet, Style, add_sheet, new_document, to_images


@dataclass(frozen=True)
class Roll:
    """A printer: paper width in points, characters a row, the face and size of its letters."""

    width: float = 226
    columns: int = 40
    face: str = "mono-bold"
    size: float = 8.6
    lead: float = 1.3
    margin: float = 12

    def pair(self, left: str, right: str) -> str:
        """One row with a text at each end."""
        return left + right.rjust(self.columns - len(left))

    def print(self, rows: list[str], top: float = 20, bottom: float = 26) -> Image.Image:
        """Print rows; `^` in front centres, `#` centres twice as large, `-` alone is a rule."""
        heights = [self.size * self.lead * (1.75 if row.startswith("#") else 1) for row in rows]
        size = (self.width, top + sum(heights) + bottom)
        document = new_document("receipt", "")
        sheet = add_sheet(document, size)
        y = top
        for row, height in zip(rows, heights, strict=True):
            y += height
            self._row(sheet, y, row)
        return to_images(document, 220)[0]

    def _row(self, sheet: Sheet, y: float, row: str) -> None:
        """Thermal heads print every letter into a cell of the same width, whatever its own."""
        text = "-" * self.columns if row == "-" else row.lstrip("^#").rstrip()
        scale = 1.6 if row.startswith("#") else 1.0
        cell = (self.width - 2 * self.margin) / self.columns * scale
        x = (self.width - cell * len(text)) / 2 if row[:1] in ("^", "#") else self.margin
        for number, letter in enumerate(text):
            plain = Style(self.face, self.size * scale, align="center")
            fit = min(1.0, 0.92 * cell / plain.width(letter))
            if letter != " ":
                sheet.write(x + (number + 0.5) * cell, y, letter, plain.but(stretch=fit))
