"""Write values, line items and the tables of documents as one workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docintel.core.page import Table
from docintel.exporting.grid import texts_of
from docintel.exporting.numbered_tables import numbered_tables
from docintel.exporting.subject import Subject
from docintel.exporting.value_tables import items_of, values_of
from docintel.exporting.workbook import Merge, Sheet, packed_workbook

#: Fields of a grid that one cell may reach over.
_MOST_MERGED = 10_000


def write_xlsx(subjects: Sequence[Subject]) -> bytes:
    """Sheets `Values` and `Line items`, then one a table, named by its page."""
    sheets = [Sheet("Values", values_of(subjects)), Sheet("Line items", items_of(subjects))]
    for number, subject in enumerate(subjects, start=1):
        before = f"Document {number} page" if len(subjects) > 1 else "Page"
        sheets += _tables(subject, before)
    return packed_workbook(sheets)


def _tables(subject: Subject, before: str) -> Iterator[Sheet]:
    """A sheet a table, named by the page that it begins on."""
    for one in numbered_tables(subject.document):
        name = f"{before} {one.pages[0]} table {one.number}"
        rows = texts_of(one.table)
        if one.is_on_one_page:
            yield Sheet(name, rows, tuple(_merges(one.table, 0)))
        else:
            paged = [[f"{one.page(number)}", *row] for number, row in enumerate(rows)]
            yield Sheet(name, paged, tuple(_merges(one.table, 1)))


def _merges(table: Table, shift: int) -> Iterator[Merge]:
    """What spans, as far as nothing else is there: spreadsheets refuse merges that cross.

    `shift` is how many columns stand before the table, such as that of the pages.
    """
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        # Damaged numbers would fill the memory.
        if cell.row_span * cell.column_span > _MOST_MERGED:
            continue
        places = {
            (cell.row + down, cell.column + right)
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        }
        if len(places) > 1 and not places & taken:
            yield Merge(cell.row, cell.column + shift, cell.row_span, cell.column_span)
        taken |= places
