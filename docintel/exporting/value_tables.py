"""The values of documents as rows: one a document, a line item, or a row of a table."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.filing import Filing
from docintel.core.page_record import clean
from docintel.exporting.grid import texts_of
from docintel.exporting.numbered_tables import numbered_tables
from docintel.exporting.subject import Subject

Rows = list[list[str]]

#: The columns that every document has; one a field follows.
_COLUMNS = ("id", "name", "status", "type", "language", "pages")


def values_of(subjects: Sequence[Subject]) -> Rows:
    """A row a document and a column a field, under a row of names."""
    fields = [subject.document.fields for subject in subjects]
    names = list(dict.fromkeys(field.name for found in fields for field in found))
    rows = [[*_COLUMNS, *names]]
    for subject in subjects:
        values = {field.name: clean(field.value) for field in subject.document.fields}
        rows.append([*_head(subject), *(values.get(name, "") for name in names)])
    return rows


def items_of(subjects: Sequence[Subject]) -> Rows:
    """A row a line item, with the document it is from, under a row of names."""
    items = [item for subject in subjects for item in subject.document.line_items]
    names = list(dict.fromkeys(field.name for item in items for field in item.fields))
    rows = [["id", "name", "line", *names]]
    for subject in subjects:
        for line, item in enumerate(subject.document.line_items, start=1):
            values = {field.name: clean(field.value) for field in item.fields}
            cells = [values.get(name, "") for name in names]
            rows.append([subject.filing.id, clean(subject.filing.name), str(line), *cells])
    return rows


def cells_of(subjects: Sequence[Subject]) -> Rows:
    """A row a row of a table, with the document, page and table it is from, under names.

    A table that goes on over pages keeps the number that it has on its first one.
    """
    found = [
        [subject.filing.id, clean(subject.filing.name), f"{one.page(row)}", f"{one.number}", *cells]
        for subject in subjects
        for one in numbered_tables(subject.document)
        for row, cells in enumerate(texts_of(one.table))
    ]
    width = max((len(row) for row in found), default=4) - 4
    names = ["id", "name", "page", "table", *(f"column {n}" for n in range(1, width + 1))]
    return [names, *(row + [""] * (width + 4 - len(row)) for row in found)]


def _head(subject: Subject) -> list[str]:
    filing: Filing = subject.filing
    document = subject.document
    return [
        filing.id,
        clean(filing.name),
        filing.status,
        document.type.name if document.type else "",
        document.language or "",
        str(filing.page_count),
    ]
