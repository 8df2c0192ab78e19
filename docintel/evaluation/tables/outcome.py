"""What became of the tables of one file, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from docintel.core.geometry import Box
from docintel.core.page import Page
from docintel.core.plane_map import SAME, PlaneMap, scaling
from docintel.evaluation.tables.cells import ENOUGH_IN_COMMON, Matched, in_common, matched_cells
from docintel.evaluation.tables.relations import Relation, relations_of, true_relations
from docintel.evaluation.tables.truth import TrueTable


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are, how many were found, and how many of those are right."""

    true: int = 0
    found: int = 0
    right: int = 0

    def plus(self, other: Count) -> Count:
        return Count(self.true + other.true, self.found + other.found, self.right + other.right)

    @property
    def precision(self) -> float | None:
        """None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """None where there is nothing to be found."""
        return self.right / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """None where there is nothing and nothing was found."""
        both = self.true + self.found
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Tables, cells and neighbours of cells; a truth without rows and texts has no neighbours."""

    tables: Count = Count()
    cells: Count = Count()
    neighbours: Count = Count()

    def plus(self, other: Tally) -> Tally:
        return Tally(
            self.tables.plus(other.tables),
            self.cells.plus(other.cells),
            self.neighbours.plus(other.neighbours),
        )


@dataclass(frozen=True, slots=True)
class PageOutcome:
    """A page, its cells as they were matched, and the tally; its truth is in pixels of the page."""

    page: Page
    truth: tuple[TrueTable, ...]
    matched: Matched
    tally: Tally


def compared(page: Page, tables: Sequence[TrueTable], dpi: float | None) -> PageOutcome:
    """The page against the tables that a person marked on it.

    Their boxes are in pixels of the page as it was opened, or as if drawn with `dpi`.
    """
    scale = scaling(page.dpi / dpi) if dpi else SAME
    to_page = scale.then(page.to_original.inverse)
    truth = tuple(_placed(table, to_page) for table in tables if table.page == page.number)
    matched = matched_cells(page, truth, page.tables)
    right, missed, wrong = len(matched.pairs), len(matched.missed), len(matched.wrong)
    cells = Count(right + missed, right + wrong, right)
    tally = Tally(_tables(page, truth), cells, _neighbours(page, truth))
    return PageOutcome(page, truth, matched, tally)


def _tables(page: Page, truth: Sequence[TrueTable]) -> Count:
    """A table is right where its box is nearly that of the truth."""
    left = list(page.tables)
    for table in truth:
        shares = [in_common(table.box, other.box) for other in left]
        if shares and max(shares) >= ENOUGH_IN_COMMON:
            left.pop(shares.index(max(shares)))
    return Count(len(truth), len(page.tables), len(page.tables) - len(left))


def _neighbours(page: Page, truth: Sequence[TrueTable]) -> Count:
    known = [relations for table in truth if (relations := true_relations(table)) is not None]
    if len(known) < len(truth) or not truth:
        return Count()
    true: Counter[Relation] = sum(known, Counter())
    found: Counter[Relation] = sum(map(relations_of, page.tables), Counter())
    return Count(true.total(), found.total(), (true & found).total())


def _placed(table: TrueTable, to_page: PlaneMap) -> TrueTable:
    cells = tuple(replace(cell, box=_mapped(cell.box, to_page)) for cell in table.cells)
    return replace(table, box=_mapped(table.box, to_page), cells=cells)


def _mapped(box: Box, to_page: PlaneMap) -> Box:
    """The smallest box around the four corners."""
    corners = [to_page(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across), max(down))
