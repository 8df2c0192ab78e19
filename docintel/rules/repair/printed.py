"""Where on the pages something is printed that no field was taken from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docintel.core.document import Document, Field
from docintel.core.geometry import Box
from docintel.core.page import Line, Origin, Word
from docintel.rules.repair.as_read import AsRead, as_read


@dataclass(frozen=True, slots=True)
class Place:
    """A piece of a line with the words that it touches."""

    page: int
    source: Origin
    text: str
    words: tuple[Word, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        return tuple(word.box for word in self.words)

    @property
    def read(self) -> AsRead:
        """How it was read."""
        if self.source is not Origin.OCR:
            return AsRead(self.text, is_exact=True)
        return as_read(self.text, self.words)

    def piece(self, start: int, end: int) -> Place:
        """`text[start:end]` of the place."""
        touched, position = [], 0
        for word in self.words:
            if position < end and start < position + len(word.text):
                touched.append(word)
            position += len(word.text) + 1
        return Place(self.page, self.source, self.text[start:end], tuple(touched))


def lines_of(document: Document) -> Iterator[Place]:
    """All lines, page by page."""
    for page in document.pages:
        for line in page.lines:
            yield _line(page.number, page.source or Origin.OCR, line)


def field_from(name: str, place: Place) -> Field:
    """A field with the text and the place, and no value yet."""
    return Field(name, "", place.text, 0.0, place.source, "", place.page, place.boxes)


def _line(page: int, source: Origin, line: Line) -> Place:
    return Place(page, source, line.text, line.words)
