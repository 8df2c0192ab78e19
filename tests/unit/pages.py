"""Documents made of plain text, for the tests: lines by newline, pages by a blank line."""

from __future__ import annotations

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Line, Page, Word

_LETTER, _ROW = 10, 40


def document_of(text: str, **more: object) -> Document:
    pages = tuple(_page(number, page) for number, page in enumerate(text.split("\n\n"), 1))
    return Document("d", pages, **more)  # type: ignore[arg-type]


def _page(number: int, text: str) -> Page:
    lines = tuple(_line(row, line) for row, line in enumerate(text.splitlines()) if line.split())
    words = tuple(word for line in lines for word in line.words)
    return Page(number, 2000, 3000, 200, words=words, lines=lines)


def _line(row: int, text: str) -> Line:
    words = []
    left = 0
    for word in text.split():
        right = left + _LETTER * len(word)
        words.append(Word(word, Box(left, row * _ROW, right, row * _ROW + 30)))
        left = right + _LETTER
    return Line(tuple(words))
