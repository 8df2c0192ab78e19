"""Write from the top of a page downwards, and go on with the next page where one is full."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from docintel.training.synthesis.blocks.manner import Manner
from docintel.training.synthesis.blocks.wrap import Text, trimmed, wrap
from docintel.training.synthesis.sheet import Align, Sheet, Style

#: No printer reaches this far to the edge of the paper, in pixels.
_EDGE = 20.0


def _nothing(pen: Pen) -> None:
    """What most documents print at the top of a further page."""


@dataclass
class Pen:
    """Where the next line goes: `y` is its baseline. Distances are pixels, `down` counts lines.

    `on_page` is called at the top of each page after the first one.
    """

    manner: Manner
    left: float = 150.0
    right: float = 1504.0
    top: float = 150.0
    bottom: float = 2180.0
    sheets: list[Sheet] = field(default_factory=lambda: [Sheet()])
    on_page: Callable[[Pen], None] = _nothing
    y: float = 0.0

    def __post_init__(self) -> None:
        self.y = self.y or self.top

    @property
    def sheet(self) -> Sheet:
        return self.sheets[-1]

    def down(self, lines: float = 1.0) -> None:
        self.y += lines * self.manner.leading

    def has_room(self, lines: float) -> bool:
        return self.y + lines * self.manner.leading <= self.bottom

    def turn_page(self) -> None:
        last = self.sheet
        self.sheets.append(Sheet(last.width, last.height, last.dpi))
        self.y = self.top
        self.on_page(self)

    def need(self, lines: float) -> None:
        """Turn the page unless that many lines fit on this one."""
        if not self.has_room(lines):
            self.turn_page()

    def at(self, x: float, text: Text, style: Style | None = None, align: Align = "left") -> None:
        """Write on the present line and stay there."""
        self.sheet.write(x, self.y, text, style or self.manner.style(), align)

    def line(
        self,
        text: Text,
        style: Style | None = None,
        align: Align = "left",
        x: float | None = None,
    ) -> None:
        """Write one line at the margin that the alignment means, or at `x`, and go down.

        What would run over the edge of the paper goes on in the next line.
        """
        middle = (self.left + self.right) / 2
        edge = {"left": self.left, "center": middle, "right": self.right}[align]
        at = edge if x is None else x
        used = style or self.manner.style()
        lines = wrap(text, self._room(at, align), lambda t: self.sheet.text_width(t, used))
        for pieces in lines:
            self.at(at, trimmed(pieces), style, align)
            self.y += self._step(style)

    def lines(
        self, texts: Sequence[Text], style: Style | None = None, x: float | None = None
    ) -> None:
        for text in texts:
            self.line(text, style, x=x)

    def paragraph(
        self,
        text: Text,
        style: Style | None = None,
        left: float | None = None,
        right: float | None = None,
        hanging: float = 0.0,
    ) -> None:
        """Write text broken to the margins; lines after the first one are indented by `hanging`."""
        used = style or self.manner.style()
        start = self.left if left is None else left
        width = (self.right if right is None else right) - start - hanging
        for at, pieces in enumerate(wrap(text, width, lambda t: self.sheet.text_width(t, used))):
            self.need(1)
            self.line(pieces, style, x=start + (hanging if at else 0.0))

    def block(self, texts: Sequence[Text], left: float, right: float) -> None:
        """Write each text from its own line on, broken to the two edges."""
        for text in texts:
            self.paragraph(text, None, left, right)

    def rule(
        self, left: float | None = None, right: float | None = None, lift: float = 0.7
    ) -> None:
        """Draw a line across, `lift` lines above the next baseline."""
        y = self.y - lift * self.manner.leading
        start = self.left if left is None else left
        self.sheet.rule(start, y, self.right if right is None else right, y + 2)

    def _room(self, x: float, align: Align) -> float:
        before, behind = x - _EDGE, self.sheet.width - _EDGE - x
        return {"left": behind, "right": before, "center": 2 * min(before, behind)}[align]

    def _step(self, style: Style | None) -> float:
        scale = style.size / self.manner.size if style else 1.0
        return self.manner.leading * max(scale, 0.75)
