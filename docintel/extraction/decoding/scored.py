"""A document's segments, with what a model thinks of each of their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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

    @property
    def starts(self) -> list[int]:
        """Where each word begins in the segment's text."""
        found, at = [], 0
        for word in self.segment.line.words:
            found.append(at)
            at += len(word.text) + 1
        return found

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
    def _starts(self) -> NDArray[np.intp]:
        counts = [len(segment.line.words) for segment in self.reading.segments]
        return np.concatenate([[0], np.cumsum(counts)]).astype(np.intp)

    @cached_property
    def _highest(self) -> Scores:
        """The most likely word of each segment, label by label."""
        return np.maximum.reduceat(self.words, self._starts[:-1], axis=0)

    def marked(self, labels: Sequence[int], least: float) -> Iterator[Marked]:
        """The segments in which a word reaches `least` for one of the labels, in reading order."""
        if not len(self.words):
            return
        reached = (self._highest[:, labels] >= least).any(axis=1)
        for at in np.flatnonzero(reached):
            own = self.words[self._starts[at] : self._starts[at + 1], labels]
            likely = np.minimum(own.sum(axis=1), 1.0).tolist()
            yield Marked(self.reading.segments[at], tuple(likely))


def scored(reading: Reading, pages: Sequence[Scores]) -> ScoredReading:
    """Bring the scores of pages, in the order of `page.words`, into the order of the segments.

    A word of a line that is not among the page's words counts as unmarked.
    """
    labels = pages[0].shape[1] if pages else 0
    places = _places(reading.pages, pages)
    nothing = len(places)
    rows = [
        places.get((segment.page, word.box, word.text), nothing)
        for segment in reading.segments
        for word in segment.line.words
    ]
    every = np.concatenate([*pages, np.zeros((1, labels), np.float32)])
    return ScoredReading(reading, every[np.asarray(rows, np.intp)])


def _places(pages: Sequence[Page], scores: Sequence[Scores]) -> dict[tuple[int, Box, str], int]:
    """Where the scores of a word stand when those of all pages are put together."""
    found: dict[tuple[int, Box, str], int] = {}
    at = 0
    for page, own in zip(pages, scores, strict=True):
        for word in page.words:
            found[_key(page, word)] = at
            at += 1
        if len(page.words) != len(own):
            raise ValueError(f"page {page.number}: {len(own)} scores for {len(page.words)} words")
    return found


def _key(page: Page, word: Word) -> tuple[int, Box, str]:
    return page.number, word.box, word.text
