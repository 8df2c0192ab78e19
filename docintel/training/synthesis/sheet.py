"""Paper to write on: places text as words with boxes, and remembers which field each belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from docintel.core.geometry import Box
from docintel.core.page import Word
from docintel.training.example import Tag

Align = Literal["left", "right", "center"]
Font = Literal["sans", "serif", "mono"]

#: Advance widths of ASCII 32 to 126 in thousandths of the size (Helvetica, Times-Roman).
_SANS = (
    *(278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278),
    *(556,) * 10,
    *(278, 278, 584, 584, 584, 556, 1015),
    *(667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833),
    *(722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611),
    *(278, 278, 278, 469, 556, 333),
    *(556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833),
    *(556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500),
    *(334, 260, 334, 584),
)
_NARROWER = {"sans": 1.0, "serif": 0.9, "mono": 1.0}
#: Height of a box of text in sizes: what a text layer and a recogniser call the line's height.
_ASCENT, _DESCENT = 0.74, 0.22


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that belongs to one field, or to none (`label` is empty).

    A piece that `goes_on` carries on the value that a line or a piece before it began.
    """

    text: str
    label: str = ""
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How text is printed; the size is in points."""

    size: float = 10.0
    font: Font = "sans"
    bold: bool = False


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Placed:
    """What was written, for drawing it: baseline origin in pixels."""

    x: float
    y: float
    text: str
    style: Style


@dataclass
class Sheet:
    """One page in pixels at `dpi`, A4 by default. Nothing is wrapped: long text runs over the edge.

    `words` and `tags` grow side by side; `placed` is the same as lines of print, and `rules` holds
    ruling lines as boxes, for drawing the page.
    """

    width: int = 1654
    height: int = 2339
    dpi: int = 200
    words: list[Word] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def write(
        self,
        x: float,
        y: float,
        text: str | Piece | Sequence[Piece],
        style: Style = PLAIN,
        align: Align = "left",
    ) -> Box:
        """Write one line with its baseline at `y`; `x` is its left edge, right edge or middle.

        Pieces follow one another without a blank of their own. Returns the box of the line.
        """
        pieces = _as_pieces(text)
        whole = "".join(piece.text for piece in pieces)
        width = self.text_width(whole, style)
        left = x - {"left": 0.0, "center": width / 2, "right": width}[align]
        self.placed.append(Placed(left, y, whole, style))
        self._add_words(left, y, pieces, style)
        return self._box(left, left + width, y, style)

    def rule(self, left: float, top: float, right: float, bottom: float) -> None:
        """Draw a ruling line, as a thin box."""
        self.rules.append(Box(min(left, right), top, max(left, right), bottom))

    def text_width(self, text: str, style: Style = PLAIN) -> float:
        """Pixels that the text takes."""
        if style.font == "mono":
            units = 600.0 * len(text)
        else:
            units = sum(map(_advance, text)) * _NARROWER[style.font] * (1.06 if style.bold else 1)
        return units / 1000 * style.size * self.dpi / 72

    def _add_words(self, left: float, y: float, pieces: Sequence[Piece], style: Style) -> None:
        whole = "".join(piece.text for piece in pieces)
        labels = [piece.label for piece in pieces for _ in piece.text]
        goes_on = [piece.goes_on for piece in pieces for _ in piece.text]
        before = pieces[0].label if pieces and pieces[0].goes_on else ""
        for match in re.finditer(r"\S+", whole):
            start = left + self.text_width(whole[: match.start()], style)
            end = start + self.text_width(match.group(), style)
            at = next(filter(labels.__getitem__, range(*match.span())), match.start())
            label = labels[at]
            self.words.append(Word(match.group(), self._box(start, end, y, style)))
            self.tags.append((label, label != before and not goes_on[at]) if label else None)
            before = label

    def _box(self, left: float, right: float, y: float, style: Style) -> Box:
        pixels = style.size * self.dpi / 72
        return Box(left, y - _ASCENT * pixels, right, y + _DESCENT * pixels)


def _as_pieces(text: str | Piece | Sequence[Piece]) -> Sequence[Piece]:
    if isinstance(text, str):
        return (Piece(text),)
    return (text,) if isinstance(text, Piece) else text


def _advance(letter: str) -> int:
    code = ord(letter)
    return _SANS[code - 32] if 32 <= code < 127 else 556
