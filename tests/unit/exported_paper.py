"""A paper as it is after reading: two columns, a table, a picture, and a page of hostile text."""

from __future__ import annotations

from dataclasses import replace

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.page import Cell, Line, Origin, Page, Region, Table, Word
from docintel.exporting.subject import Subject
from tests.unit.test_record import FILING

HOSTILE = "<b>&amp;\x07</b> ]]>\x0b \"quoted' שלום \U0001d4b3😀 \ufffe`*_#|"
_LETTER, _HEIGHT = 12, 24


def line(text: str, left: float, top: float, confidence: float = 0.875) -> Line:
    """Words of one line, letters as wide as a typewriter's."""
    words = []
    for word in text.split(" "):
        right = left + _LETTER * max(len(word), 1)
        words.append(Word(word, Box(left, top, right, top + _HEIGHT), confidence))
        left = right + _LETTER
    return Line(tuple(words))


def page_of(number: int, lines: list[Line], **more: object) -> Page:
    words = tuple(word for line in lines for word in line.words)
    page = Page(number, 1000, 1400, 100, source=Origin.OCR, words=words, lines=tuple(lines))
    return replace(page, **more)  # type: ignore[arg-type]


def two_columns() -> Page:
    """Header, title, left column, right column, caption under a picture, table, footer."""
    lines = [
        line("Running head", 100, 20),
        line("The title", 100, 100),
        line("left one", 100, 200),
        line("left two", 100, 240),
        line("right one", 600, 200),
        line("right two", 600, 240),
        line("Fig. 1", 600, 620),
        line("Item", 100, 800),
        line("Price", 500, 800),
        line("Tea", 100, 840),
        line("5.00", 500, 840),
        line("page 1", 450, 1350),
    ]
    regions = (
        Region("page-header", Box(90, 10, 900, 50), 0),
        Region("title", Box(90, 90, 900, 130), 1),
        Region("text", Box(90, 190, 480, 280), 2),
        Region("text", Box(590, 190, 980, 280), 3),
        Region("picture", Box(590, 300, 980, 600), 4),
        Region("caption", Box(590, 610, 980, 650), 5),
        Region("table", Box(90, 790, 900, 870), 6),
        Region("page-footer", Box(440, 1340, 600, 1380), 7),
    )
    return page_of(1, lines, regions=regions, tables=(_table(),))


def _table() -> Table:
    return Table(
        Box(90, 790, 900, 870),
        (
            Cell(0, 0, "Item", Box(90, 790, 490, 830)),
            Cell(0, 1, "Price", Box(490, 790, 900, 830)),
            Cell(1, 0, "Tea", Box(90, 830, 490, 870)),
            Cell(1, 1, "5.00", Box(490, 830, 900, 870)),
        ),
    )


def paper() -> Subject:
    """In German; the second page has no layout."""
    hostile = page_of(2, [line(HOSTILE, 80, 60), line("= 1 + 1", 80, 120)])
    return Subject(FILING, Document(FILING.id, (two_columns(), hostile), language="de"))


def read_words(subject: Subject) -> list[Word]:
    """The words of all pages in reading order."""
    return [word for page in subject.document.pages for one in page.lines for word in one.words]
