"""Write values, line items and the tables of documents as one workbook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docintel.core.page import Table
from docintel.exporting.grid import texts_of
from docintel.exporting.subject import Subject
from docintel.exporting.value_tables import items_of, values_of
from docintel.exporting.workbook import Merge, Sheet, packed_workbook


def write_xlsx(subjects: Sequence[Subject]) -> bytes:
    """Sheets `Values` and `Line items`, then one a table, named by its page."""
    sheets = [Sheet("Values", values_of(subjects)), Sheet("Line items", items_of(subjects))]
    for number, subject in enumerate(subjects, start=1):
        before = f"Document {number} page" if len(subjects) > 1 else "Page"
        sheets += _tables(subject, before)
    return packed_workbook(sheets)


def _tables(subject: Subject, before: str) -> Iterator[Sheet]:
    for page in subject.document.pages:
        for number, table in enumerate(page.tables, start=1):
            name = f"{before} {page.number} table {number}"
            yield Sheet(name, texts_of(table), tuple(_merges(table)))


def _merges(table: Table) -> Iterator[Merge]:
    """What spans, as far as nothing else is there: spreadsheets refuse merges that cross."""
    taken: set[tuple[int, int]] = set()
    for cell in table.cells:
        places = {
            (cell.row + down, cell.column + right)
            for down in range(cell.row_span)
            for right in range(cell.column_span)
        }
        if len(places) > 1 and not places & taken:
            yield Merge(cell.row, cell.column, cell.row_span, cell.column_span)
        taken |= places
