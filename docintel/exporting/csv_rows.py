"""Write rows as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from docintel.core.page_record import clean
from docintel.exporting.subject import Subject
from docintel.exporting.value_tables import cells_of, items_of, values_of

_FORMULA = re.compile(r"^[=+\-@\t\r]")
_NUMBER = re.compile(r"^[-+]?[\d\s().,/-]*\d$")


def write_values(subjects: Sequence[Subject]) -> bytes:
    """A row a document and a column a field; `write_items` has the line items."""
    return _packed(values_of(subjects))


def write_items(subjects: Sequence[Subject]) -> bytes:
    """A row a line item, with the document it is from."""
    return _packed(items_of(subjects))


def write_tables(subjects: Sequence[Subject]) -> bytes:
    """A row a row of a table, cells as printed."""
    return _packed(cells_of(subjects))


def _packed(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([_harmless(cell) for cell in row] for row in rows)
    return clean(out.getvalue()).encode()


def _harmless(cell: str) -> str:
    """The cell so that a spreadsheet takes it for text, where it would run it as a formula."""
    if _FORMULA.match(cell) and not _NUMBER.match(cell):
        return f"'{cell}"
    return cell
