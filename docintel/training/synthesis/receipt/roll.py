"""The paper of a till: narrow, one baseline after the other, cells at shares of its width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from docintel.training.synthesis.blocks.wrap import Text, trimmed, wrap
from docintel.training.synthesis.sheet import Align, Font, Piece, Sheet, Style

#: Where a cell stands (0 is the left edge of the print, 1 the right one), and what it says.
Cell = tuple[float, Align, Text]

_FONTS: tuple[Font, ...] = ("mono", "mono", "mono", "sans", "sans", "serif")
#: Mean width of a character in sizes, for choosing a size that fits the paper.
_MEAN_WIDTH = {"mono": 0.6, "sans": 0.56, "serif": 0.51}
_TALLEST = 6000


@dataclass
class Roll:
    """One sheet that grows while it is written. `upper` prints everything in capitals."""

    sheet: Sheet
    style: Style
    left: float
    right: float
    y: float
    leading: float
    upper: bool
    align: Align

    def x(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def row(self, *cells: Cell, scale: float = 1.0, bold: bool = False) -> None:
        """Write cells on one baseline and go down a line; what would overlap goes a line lower."""
        style = self._scaled(scale, bold)
        self.y += self.leading * max(scale - 1.0, 0.0)
        taken = -math.inf
        for share, align, text in sorted(cells, key=lambda cell: cell[0]):
            width = self.width(text, scale, bold)
            left = self.x(share) - {"left": 0.0, "center": width / 2, "right": width}[align]
            if left < taken:
                self.y += self.leading
            self.sheet.write(left, self.y, self._cased(text), style)
            taken = left + width + self.width(" ", scale) / 2
        self.y += self.leading

    def line(self, text: Text, scale: float = 1.0, bold: bool = False) -> None:
        """Write text where this roll sets its head, in the middle or on the left."""
        fitting = scale if self.fits(text, 1.0, scale) else 1.0
        share = 0.5 if self.align == "center" else 0.0
        for part in wrap(text, self.span, lambda one: self.width(one, fitting, bold)):
            self.row((share, self.align, trimmed(part)), scale=fitting, bold=bold)

    def left_line(self, text: Text, at: float = 0.0) -> None:
        """Write text from there on, in as many lines as it takes."""
        for part in wrap(text, self.span * (1 - at), self.width):
            self.row((at, "left", trimmed(part)))

    def pair(
        self, label: Text, value: Text, at: float = 0.0, scale: float = 1.0, bold: bool = False
    ) -> None:
        """A label on the left and its value on the right edge, below it where both do not fit."""
        fitting = scale if self._fit_beside(label, value, at, scale) else 1.0
        if self._fit_beside(label, value, at, fitting):
            self.row((at, "left", label), (1.0, "right", value), scale=fitting, bold=bold)
        else:
            self.row((0.0, "left", label), bold=bold)
            self.row((1.0, "right", value), bold=bold)

    def rule(self, mark: str) -> None:
        """A line of dashes or the like, or a gap where there is no mark."""
        if mark == "_":
            self.sheet.rule(
                self.left, self.y - self.leading / 2, self.right, self.y - self.leading / 2 + 2
            )
            self.y += self.leading * 0.4
        elif mark:
            count = int(self.span / max(self.width(mark), 1.0))
            self.row((0.0, "left", mark * count))
        else:
            self.gap(0.6)

    def gap(self, lines: float) -> None:
        self.y += lines * self.leading

    def fits(self, text: Text, share: float, scale: float = 1.0) -> bool:
        """Whether the text takes no more than that share of the width."""
        return self.width(text, scale) <= share * self.span

    def width(self, text: Text, scale: float = 1.0, bold: bool = False) -> float:
        whole = "".join(piece.text for piece in self._cased(text))
        return self.sheet.text_width(whole, self._scaled(scale, bold))

    @property
    def span(self) -> float:
        return self.right - self.left

    def cut(self, text: str, share: float) -> str:
        """As many characters as fit into that share of the width."""
        while len(text) > 4 and not self.fits(text, share):
            text = text[: len(text) - 1].rstrip()
        return text

    def wrapped(self, text: str, share: float) -> list[str]:
        """The text broken into lines of at most that share of the width."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fits(longer, share):
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def finished(self, random: Random) -> Sheet:
        """The sheet, torn off below the last line."""
        self.sheet.height = int(self.y + self.leading * random.uniform(0.5, 5))
        return self.sheet

    def _fit_beside(self, label: Text, value: Text, at: float, scale: float) -> bool:
        return self.width(label, scale) + self.width(value, scale) < self.span * (0.97 - at)

    def _scaled(self, scale: float, bold: bool) -> Style:
        if scale == 1.0 and not bold:
            return self.style
        return replace(self.style, size=self.style.size * scale, bold=bold or self.style.bold)

    def _cased(self, text: Text) -> Sequence[Piece]:
        if isinstance(text, str):
            pieces: Sequence[Piece] = (Piece(text),)
        else:
            pieces = (text,) if isinstance(text, Piece) else text
        if not self.upper:
            return pieces
        return [replace(piece, text=piece.text.upper()) for piece in pieces]


def new_roll(random: Random, columns: int, width: int, upper: bool) -> Roll:
    """A roll with room for about that many characters in a line."""
    font = random.choice(_FONTS)
    margin = width * random.uniform(0.02, 0.12)
    span = width - 2 * margin
    sheet = Sheet(width=width, height=_TALLEST, dpi=200)
    style = Style(span / columns / _MEAN_WIDTH[font] * 72 / 200, font)
    height = style.size * 200 / 72
    return Roll(
        sheet=sheet,
        style=style,
        left=margin,
        right=width - margin,
        y=height * random.uniform(1.2, 7),
        leading=height * random.uniform(1.05, 1.5),
        upper=upper,
        align="center" if random.random() < 0.75 else "left",
    )
