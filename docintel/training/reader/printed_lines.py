"""Print lines in TrueType fonts: all sizes, tight and wide, crooked, faint, white on black."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from docintel.engines.thin_ocr.find_lines import Pixels
from docintel.engines.thin_ocr.line_crops import HEIGHT
from docintel.errors import ConfigError
from docintel.training.reader.sample import TypedStrip
from docintel.training.reader.wear import worn

_SIZES = (14, 52)
_INKS = (0, 0, 0, 30, 60, 90, 120)
#: Darker is ink.
_INK = 200
_LONGEST = 1800


def fonts_in(folder: Path) -> list[Path]:
    """All TrueType fonts; raises ConfigError where there are none."""
    found = sorted(folder.rglob("*.ttf"))
    if not found:
        raise ConfigError(f"no TrueType fonts in {folder}: name a folder with --fonts")
    return found


@dataclass(frozen=True)
class Press:
    """Prints each line in one of the fonts."""

    fonts: Sequence[Path]
    random: Random

    def print(self, texts: Iterable[str]) -> Iterator[TypedStrip]:
        """A strip for each text, less those that leave no ink or are far too long."""
        for text in texts:
            strip = self._strip(text)
            if strip is not None:
                yield TypedStrip(worn(strip, self.random), text)

    def _strip(self, text: str) -> Pixels | None:
        size = self.random.randint(*_SIZES)
        path = self.random.choice(self.fonts)
        font = ImageFont.truetype(path, size)
        page = self._set(text, font, size, is_mono="Mono" in path.name)
        ink = np.argwhere(np.asarray(page) < _INK)
        if not len(ink):
            return None
        strip = page.crop(self._around(ink, size, page))
        width = ceil(HEIGHT * strip.width / strip.height)
        if width > _LONGEST:
            return None
        levels = np.asarray(strip.resize((max(width, 8), HEIGHT), Image.Resampling.BILINEAR))
        levels = 255 - levels if self.random.random() < 0.06 else levels
        return np.repeat(levels[..., None], 3, axis=2)

    def _set(self, text: str, font: FreeTypeFont, size: int, *, is_mono: bool) -> Image.Image:
        """Set with blanks and gaps between letters of one width throughout."""
        blank, gap = self._blank(font, is_mono=is_mono), self._gap(size)
        placed, at = [], 0.5 * size
        for word in text.split():
            for piece in word if gap else [word]:
                placed.append((at, piece))
                at += font.getlength(piece) + gap
            at += blank + max(gap, 0)
        page = Image.new("L", (int(at) + size, 2 * size + 10), 255)
        pen, ink = ImageDraw.Draw(page), self.random.choice(_INKS)
        for left, piece in placed:
            pen.text((left, 0.4 * size), piece, ink, font)
        if self.random.random() < 0.3:
            angle = self.random.gauss(0, 0.35)
            return page.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
        return page

    def _blank(self, font: FreeTypeFont, *, is_mono: bool) -> float:
        random = self.random
        if is_mono:
            return font.getlength(" ") * random.choice([1, 1, 1, 2])
        odd = [random.uniform(0.7, 1.1), random.uniform(1, 3)]
        return font.getlength(" ") * random.choice([1, 1, 1, *odd])

    def _gap(self, size: int) -> float:
        random = self.random
        tight, wide = random.uniform(-0.04, 0.02), random.uniform(0, 0.25)
        return size * random.choice([0, 0, 0, tight, wide])

    def _around(
        self, ink: np.ndarray[tuple[int, int], np.dtype[np.int64]], size: int, page: Image.Image
    ) -> tuple[int, int, int, int]:
        """The ink and some paper; of a lone dash or dot as much as letters would need."""
        (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0) + 1
        height = max(bottom - top, 0.55 * size)
        margins = [height * self.random.uniform(0.05, 0.3) for _ in range(4)]
        return (
            max(int(left - margins[0]), 0),
            max(int(top - margins[1]), 0),
            min(int(right + margins[2]), page.width),
            min(int(top + height + margins[3]), page.height),
        )
