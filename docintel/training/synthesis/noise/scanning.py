"""Where a scanner puts a page: its scale, margins and angle, and how exactly words are found."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from docintel.core.geometry import Box
from docintel.core.page import Page, Word

#: A page at least this wide is a whole sheet, not a slip on a scanner's glass.
_SHEET = 1300


@dataclass(frozen=True)
class Scanning:
    """One scan. Margins are shares of the page's width, `slope` is how far lines fall a pixel.

    `growth` is how much higher than print the found boxes are, in heights.
    """

    scale: float
    left: float
    top: float
    right: float
    bottom: float
    slope: float
    growth: float
    jitter: float
    random: Random

    def resized(self, page: Page) -> Page:
        """The page in its new size."""
        width = page.width * (1 + self._margin(page, self.left + self.right)) * self.scale
        height = (
            page.height + page.width * self._margin(page, self.top + self.bottom)
        ) * self.scale
        return replace(page, width=max(int(width), 1), height=max(int(height), 1))

    def placed(self, words: Sequence[Word], page: Page) -> list[Word]:
        return [replace(word, box=self._moved(word.box, page)) for word in words]

    def _moved(self, box: Box, page: Page) -> Box:
        height = box.height
        random, fall = self.random, self.slope * (box.left + box.right) / 2
        taller = abs(self.slope) * box.width / 2 + self.growth * height / 2
        across, down = (page.width * self._margin(page, share) for share in (self.left, self.top))

        def shaken() -> float:
            return random.gauss(0, self.jitter) * height if self.jitter else 0.0

        left, right = box.left + across + shaken() * 0.6, box.right + across + shaken() * 0.6
        return Box(
            left * self.scale,
            (box.top + down + fall - taller + shaken()) * self.scale,
            max(right, left + 1) * self.scale,
            (box.bottom + down + fall + taller + shaken()) * self.scale,
        )

    def _margin(self, page: Page, share: float) -> float:
        return share if page.width < _SHEET else share * 0.05


def draw_scanning(level: float, random: Random) -> Scanning:
    """A scan as heavy as the level; a slip often lies on a much larger glass."""
    far = 1.2 if random.random() < 0.25 else 0.08
    left, top, right, bottom = (random.uniform(0, far) for _ in range(4))
    angle = random.gauss(0, 0.5) * min(level, 1.0)
    return Scanning(
        scale=math.exp(random.gauss(0, 0.35)),
        left=left,
        top=top,
        right=right,
        bottom=bottom,
        slope=math.tan(math.radians(angle)),
        growth=random.uniform(-0.05, 0.3) if level else 0.0,
        jitter=random.uniform(0, 0.06) * level,
        random=random,
    )
