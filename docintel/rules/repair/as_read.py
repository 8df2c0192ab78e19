"""What a value was read as, with all that its reader nearly read."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.document import Document, Field
from docintel.core.geometry import Box
from docintel.core.page import Origin, OtherReading, Word

#: How much a mistake costs that its reader gave no sign of, at least and at most.
_LEAST_SURPRISE, _MOST_SURPRISE = 3.0, 6.5


@dataclass(frozen=True, slots=True)
class AsRead:
    """The text of a value; `others` count in that text, and `is_exact` where nobody had to read.

    `surprise` is what it costs to take a sign for misread of which its reader was sure.
    """

    text: str
    others: tuple[OtherReading, ...] = ()
    surprise: float = _LEAST_SURPRISE
    is_exact: bool = False


@dataclass(frozen=True)
class Words:
    """The words of a document by page and place."""

    by_place: Mapping[tuple[int, Box], Word]

    def of(self, value: Field) -> AsRead:
        """How the words of a field were read."""
        if value.source is not Origin.OCR:
            return AsRead(value.text, is_exact=True)
        words = [self.by_place.get((value.page or 0, box)) for box in value.boxes]
        return as_read(value.text, [word for word in words if word is not None])


def words_of(document: Document) -> Words:
    """All words; of two at one place the later one."""
    pages = document.pages
    return Words({(page.number, word.box): word for page in pages for word in page.words})


def as_read(text: str, words: Sequence[Word]) -> AsRead:
    """The text as part of the words that it was taken from."""
    start = " ".join(word.text for word in words).find(text)
    if start < 0 or not words:
        return AsRead(text)
    others = tuple(_within(_others(words), start, start + len(text)))
    return AsRead(text, others, _surprise(words))


def _surprise(words: Sequence[Word]) -> float:
    """A reader that tells what it nearly read has told its doubts; else its confidence counts."""
    if any(word.others for word in words):
        return _MOST_SURPRISE
    doubt = 1 - min(word.confidence for word in words)
    return min(max(-math.log(max(doubt, 1e-9)), _LEAST_SURPRISE), _MOST_SURPRISE)


def _others(words: Sequence[Word]) -> Iterable[OtherReading]:
    """All other readings, counted in the words joined with blanks."""
    begin = 0
    for word in words:
        for one in word.others:
            yield one._replace(start=one.start + begin, end=one.end + begin)
        begin += len(word.text) + 1


def _within(others: Iterable[OtherReading], start: int, end: int) -> Iterable[OtherReading]:
    for one in others:
        if start <= one.start and one.end <= end:
            yield one._replace(start=one.start - start, end=one.end - start)
