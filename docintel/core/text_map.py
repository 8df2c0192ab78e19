"""Where the characters of a document's text stand on its pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from docintel.core.document import Document
from docintel.core.geometry import Box, around
from docintel.core.page import Page


@dataclass(frozen=True, slots=True)
class PageText:
    """One page's text; `start` is where it begins in the document's text."""

    number: int
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    page: int
    line: int
    box: Box


class TextMap:
    """Finds the page and boxes of `document.text[start:end]`."""

    def __init__(self, document: Document) -> None:
        self.pages = tuple(_page_texts(document))
        starts = {page.number: page.start for page in self.pages}
        self._words = [
            word for page in document.pages for word in _words(page, starts[page.number])
        ]
        self._starts = [word.start for word in self._words]

    def place(self, start: int, end: int) -> tuple[int | None, tuple[Box, ...]]:
        """The page on which the characters begin and a box for each line they run over.

        What continues on the next page has no boxes there. None and no box where there is
        no word.
        """
        first = max(bisect_right(self._starts, start) - 1, 0)
        touched = [word for word in self._until(first, end) if word.end > start]
        if not touched:
            return None, ()
        page = touched[0].page
        lines: dict[int, list[Box]] = {}
        for word in touched:
            if word.page == page:
                lines.setdefault(word.line, []).append(word.box)
        return page, tuple(around(boxes) for boxes in lines.values())

    def _until(self, first: int, end: int) -> Iterator[_Word]:
        for index in range(first, len(self._words)):
            if self._words[index].start >= end:
                return
            yield self._words[index]


def _page_texts(document: Document) -> Iterator[PageText]:
    """The pages' parts of `document.text`, which joins them by a blank line."""
    start = 0
    for page in document.pages:
        yield PageText(page.number, start, page.text)
        start += len(page.text) + len("\n\n")


def _words(page: Page, start: int) -> Iterator[_Word]:
    """The page's words in the order of its text: lines by a newline, words by a blank."""
    position = start
    for number, line in enumerate(page.lines):
        for word in line.words:
            end = position + len(word.text)
            yield _Word(position, end, page.number, number, word.box)
            position = end + 1
