"""Which words of a document each unit touches, and the box around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.core.page import Word
from docintel.engines.boosting.units import Unit
from docintel.extraction.reading import Segment

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Touched:
    """`words` are those of all segments, one after the other, and `pages` where they stand; unit
    by unit those from `first` on and before `behind` are touched."""

    words: tuple[Word, ...]
    pages: Integers
    first: Integers
    behind: Integers

    @cached_property
    def edges(self) -> Floats:
        """Left, top, right and bottom of each unit."""
        boxes = [
            (box.left, box.top, box.right, box.bottom) for box in (one.box for one in self.words)
        ]
        every = np.array([*boxes, (0.0, 0.0, 0.0, 0.0)])
        # Every second stretch is what lies between two units.
        stretches = np.stack([self.first, self.behind], axis=1).ravel()
        if not len(stretches):
            return np.zeros((0, 4))
        least = np.minimum.reduceat(every[:, :2], stretches)[::2]
        most = np.maximum.reduceat(every[:, 2:], stretches)[::2]
        return np.hstack([least, most])

    def of(self, unit: int) -> tuple[Word, ...]:
        """The words that one unit touches."""
        return self.words[self.first[unit] : self.behind[unit]]

    @cached_property
    def each(self) -> tuple[Integers, Integers]:
        """Units and words in pairs: each unit with each word that it touches."""
        counts = self.behind - self.first
        units = np.repeat(np.arange(len(counts)), counts)
        before = np.repeat(np.cumsum(counts) - counts, counts)
        return units, np.arange(len(units)) - before + self.first[units]


def touched(segments: Sequence[Segment], units: Sequence[Unit]) -> Touched:
    """Letters are counted over the whole document, with one between two words."""
    words = tuple(word for segment in segments for word in segment.line.words)
    pages = [segment.page for segment in segments for _ in segment.line.words]
    lengths = np.array([len(word.text) for word in words], np.int64)
    ends = np.cumsum(lengths + 1) - 1
    counts = np.array([len(segment.line.words) for segment in segments], np.int64)
    starts = ends - lengths
    bases = starts[np.cumsum(counts) - counts] if len(segments) else np.zeros(0, np.int64)
    at = bases[np.array([unit.segment for unit in units], np.int64)]
    first = np.searchsorted(ends, at + [unit.start for unit in units], side="right")
    behind = np.searchsorted(starts, at + [unit.end for unit in units], side="left")
    return Touched(words, np.array(pages, np.int64), first, behind)
