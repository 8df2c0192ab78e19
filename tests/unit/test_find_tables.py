"""The table detector is asked only where it can pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Cell, Page, Table, Word
from docintel.stages.find_tables import FindTables

BOX = Box(0, 0, 10, 10)
TABLE = Table(BOX, (Cell(0, 0, "a", BOX),))
IMAGE = Image.new("RGB", (8, 8))


@dataclass
class Detector:
    """Finds one table on every page, and counts how often it was asked."""

    asked: int = field(default=0)

    def detect(self, image: Image.Image, words: Sequence[Word]) -> list[Table]:
        self.asked += 1
        return [TABLE]


def test_tables_are_looked_for_also_where_the_layout_shows_none() -> None:
    page = Page(1, 8, 8, 200, words=(Word("a", BOX),))
    assert FindTables(Detector())(page, IMAGE).tables == (TABLE,)


def test_a_page_without_words_is_not_looked_at() -> None:
    detector = Detector()
    assert FindTables(detector)(Page(1, 8, 8, 200), IMAGE).tables == ()
    assert detector.asked == 0
