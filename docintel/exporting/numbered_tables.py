"""The tables of a document as they are exported: joined over pages, each with a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from docintel.core.document import Document
from docintel.core.joined_tables import joined_tables
from docintel.core.page import Table


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """A table, the page of each of its rows, and its number on the page that it begins on."""

    table: Table
    pages: tuple[int, ...]
    number: int

    @property
    def is_on_one_page(self) -> bool:
        return self.pages[0] == self.pages[-1]

    def page(self, row: int) -> int:
        """The page of a row; damaged grids have more rows than are counted."""
        return self.pages[min(row, len(self.pages) - 1)]


def numbered_tables(document: Document) -> Iterator[NumberedTable]:
    """In the order in which they begin."""
    begun: Counter[int] = Counter()
    for joined in joined_tables(document.pages):
        begun[joined.first_page] += 1
        yield NumberedTable(joined.table, joined.pages, begun[joined.first_page])
