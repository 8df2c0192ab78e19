"""A document's segments, with what a model thinks of each of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box
from docintel.core.page import Page, Word
from docintel.extraction.reading import Reading, Segment

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Marked:
    """A segment and, for each of its words, how likely it belongs to one field."""

    segment: Segment
    likely: tuple[float, ...]
    #: Where each word begins in the segment's text.
    starts: tuple[int, ...]

    def mean(self, start: int, end: int) -> float:
        """The mean over the words that `text[start:end]` touches."""
        touched = [
            likely
            for begin, word, likely in zip(
                self.starts, self.segment.line.words, self.likely, strict=True
            )
            if begin < end and start < begin + len(word.text)
        ]
        return sum(touched) / len(touched) if touched else 0.0


@dataclass(frozen=True)
class ScoredReading:
    """`words` has a row for each word, segment after segment, and a column for each label."""

    reading: Reading
    words: Scores

    @cached_property
    def _starts(self) -> list[int]:
        counts = (len(segment.line.words) for segment in self.reading.segments)
        return [0, *accumulate(counts)]

    @cached_property
    def _letters(self) -> list[tuple[int, ...]]:
        """Where the words of each segment begin in its text."""
        return [_begins(segment) for segment in self.reading.segments]

    @cached_property
    def _highest(self) -> Scores:
        """The most likely word of each segment, label by label."""
        return np.maximum.reduceat(self.words, self._starts[:-1], axis=0)

    @cached_property
    def _peaks(self) -> Scores:
        """The most likely word of all, label by label."""
        peaks: Scores = self._highest.max(axis=0)
        return peaks

    def marked(self, labels: Sequence[int], least: float) -> Iterator[Marked]:
        """The segments in which a word reaches `least` for one of the labels, in reading order."""
        # Most labels are those of other types, or of fields that the paper has not.
        if not len(self.words) or not (self._peaks.take(labels) >= least).any():
            return
        reached = np.flatnonzero((self._highest[:, labels] >= least).any(axis=1)).tolist()
        likely = np.minimum(self.words[:, labels].sum(axis=1), 1.0).tolist()
        for at in reached:
            own = likely[self._starts[at] : self._starts[at + 1]]
            yield Marked(self.reading.segments[at], tuple(own), self._letters[at])


def _begins(segment: Segment) -> tuple[int, ...]:
    lengths = (len(word.text) + 1 for word in segment.line.words[:-1])
    return tuple(accumulate(lengths, initial=0))


def scored(reading: Reading, pages: Sequence[Scores]) -> ScoredReading:
    """Bring the scores of pages, in the order of `page.words`, into the order of the segments.

    A word of a line that is not among the page's words counts as unmarked.
    """
    for page, own in zip(reading.pages, pages, strict=True):
        if len(page.words) != len(own):
            raise ValueError(f"page {page.number}: {len(own)} scores for {len(page.words)} words")
    labels = pages[0].shape[1] if pages else 0
    every = np.concatenate([*pages, np.zeros((1, labels), np.float32)])
    return ScoredReading(reading, every[_rows(reading)])


# One model after the other scores the same pages.
@lru_cache(maxsize=2)
def _rows(reading: Reading) -> NDArray[np.intp]:
    """Where each word of the segments stands among the words of all pages; what stands nowhere
    comes behind them."""
    words = [(page, word) for page in reading.pages for word in page.words]
    places = {_key(page, word): at for at, (page, word) in enumerate(words)}
    rows = [
        places.get((segment.page, word.box, word.text), len(words))
        for segment in reading.segments
        for word in segment.line.words
    ]
    return np.asarray(rows, np.intp)


def _key(page: Page, word: Word) -> tuple[int, Box, str]:
    return page.number, word.box, word.text
