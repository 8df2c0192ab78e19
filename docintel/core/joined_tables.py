"""Join tables that go on from page to page: their rows one after the other, with their pages.

A table goes on where the next page begins with one that has its columns in the same places, and
either its header again, which is left out, or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

from docintel.core.geometry import around
from docintel.core.page import Cell, Page, Table

#: Share of the page's width by which the places of columns may differ.
_SHIFTED = 0.03
#: A table that goes on ends below this share of the page's height; its rest begins above this one.
_ENDS_BELOW, _BEGINS_ABOVE = 0.5, 0.4
#: Longer tables are not found on a page; what is beyond comes from damaged numbers.
_MOST_ROWS = 10_000


@dataclass(frozen=True, slots=True)
class JoinedTable:
    """A table with the rows of all its pages, and the page of each row.

    The boxes of its cells are each on the page of its row.
    """

    table: Table
    pages: tuple[int, ...]

    @property
    def first_page(self) -> int:
        return self.pages[0]

    @property
    def last_page(self) -> int:
        return self.pages[-1]


@dataclass(slots=True)
class _Growing:
    """A table and what was joined to it so far."""

    cells: list[Cell]
    pages: list[int]
    header: int
    last: Table
    page: Page

    def joined(self) -> JoinedTable:
        box = around(cell.box for cell in self.cells)
        return JoinedTable(Table(box, tuple(self.cells), self.header), tuple(self.pages))


def joined_tables(pages: Iterable[Page]) -> list[JoinedTable]:
    """All tables of the document in order; most stand on one page and are as they were."""
    tables: list[_Growing] = []
    for page in pages:
        for number, table in enumerate(page.tables):
            if not table.cells:
                continue
            last = tables[-1] if tables else None
            if number == 0 and last is not None and _goes_on(last, table, page):
                _append(last, table, page)
            else:
                cells, rows = list(table.cells), [page.number] * _height(table)
                tables.append(_Growing(cells, rows, table.header_rows, table, page))
    return [table.joined() for table in tables]


def _append(last: _Growing, table: Table, page: Page) -> None:
    """The rows below those that are there, without the header where it is printed again."""
    skipped = table.header_rows if _repeats_header(last, table) else 0
    first = len(last.pages)
    last.cells += [
        replace(cell, row=cell.row - skipped + first) for cell in table.cells if cell.row >= skipped
    ]
    last.pages += [page.number] * (_height(table) - skipped)
    last.last, last.page = table, page


def _goes_on(last: _Growing, table: Table, page: Page) -> bool:
    if page.number != last.page.number + 1:
        return False
    ends_low = last.last.box.bottom > _ENDS_BELOW * last.page.height
    begins_high = table.box.top < _BEGINS_ABOVE * page.height
    if not (ends_low and begins_high and _same_columns(last, table, page)):
        return False
    return table.header_rows == 0 or _repeats_header(last, table) or last.header == 0


def _repeats_header(last: _Growing, table: Table) -> bool:
    """Whether the table begins with the very header that the first page has."""
    if not 0 < table.header_rows <= last.header:
        return False
    rows = table.header_rows
    return _texts(last.cells, rows) == _texts(table.cells, rows)


def _texts(cells: Iterable[Cell], rows: int) -> list[str]:
    texts = ("".join(cell.text.split()).casefold() for cell in cells if cell.row < rows)
    return sorted(text for text in texts if text)


def _same_columns(last: _Growing, table: Table, page: Page) -> bool:
    """Whether both have as many columns, each as far from the left of its page."""
    one, other = _middles(last.last, last.page), _middles(table, page)
    if not one or one.keys() != other.keys():
        return False
    return fmean(abs(one[column] - other[column]) for column in one) <= _SHIFTED


def _middles(table: Table, page: Page) -> dict[int, float]:
    """The middle of each column, as a share of the page's width."""
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.column_span == 1:
            columns.setdefault(cell.column, []).append(cell)
    return {column: _middle(cells) / page.width for column, cells in columns.items()}


def _middle(cells: Sequence[Cell]) -> float:
    return (min(c.box.left for c in cells) + max(c.box.right for c in cells)) / 2


def _height(table: Table) -> int:
    """Its rows; one that only spans reach into is none."""
    return min(max(cell.row for cell in table.cells) + 1, _MOST_ROWS)
