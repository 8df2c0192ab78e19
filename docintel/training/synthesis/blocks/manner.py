"""How one document is printed throughout: its fonts, sizes, and the look of its labels."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from docintel.training.synthesis.sheet import Font, Style

_FONTS: tuple[Font, ...] = ("sans", "sans", "sans", "serif", "mono")
_COLONS = (":", ":", ":", "", "", " :", ".")


@dataclass(frozen=True)
class Manner:
    """Drawn once a document. `colon` stands behind the labels that have their value beside them."""

    font: Font
    size: float
    colon: str
    upper_labels: bool
    bold_labels: bool
    spacing: float

    def style(self, scale: float = 1.0, bold: bool = False) -> Style:
        return Style(round(self.size * scale, 1), self.font, bold)

    def label(self, text: str, colon: bool = True) -> str:
        """The label in this document's manner; one that ends in a mark of its own keeps it."""
        cased = text.upper() if self.upper_labels else text[:1].upper() + text[1:]
        return cased + self.colon if colon and cased[-1].isalnum() else cased

    @property
    def label_style(self) -> Style:
        return self.style(bold=self.bold_labels)

    @property
    def leading(self) -> float:
        """From one baseline to the next, in pixels at 200 dpi."""
        return self.size * self.spacing * 200 / 72


def draw_manner(random: Random, smallest: float = 8.0, largest: float = 11.5) -> Manner:
    """A manner at random, with a size of text between the two given ones."""
    return Manner(
        font=random.choice(_FONTS),
        size=round(random.uniform(smallest, largest) * 2) / 2,
        colon=random.choice(_COLONS),
        upper_labels=random.random() < 0.13,
        bold_labels=random.random() < 0.3,
        spacing=random.uniform(1.15, 1.5),
    )
