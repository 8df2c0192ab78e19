"""The table detector is asked only where it can pay."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PIL import Image

from docintel.core.geometry import Box
from docintel.core.page import Cell, Page, Region, Table, Word
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


def page(label: str) -> Page:
    return Page(1, 8, 8, 200, regions=(Region(label, BOX, 0),))


def test_tables_are_found_where_the_layout_shows_one() -> None:
    assert FindTables(Detector())(page("table"), IMAGE).tables == (TABLE,)


def test_a_page_without_a_table_region_is_not_looked_at() -> None:
    detector = Detector()
    assert FindTables(detector)(page("text"), IMAGE).tables == ()
    assert detector.asked == 0
