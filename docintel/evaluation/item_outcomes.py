"""Hold the rows that the pipeline found against the labelled rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from docintel.core.document import LineItem
from docintel.core.type_files import Types
from docintel.evaluation.labels import LabelledDocument, Row
from docintel.evaluation.normal_form import kind_of_column, normal_form
from docintel.evaluation.outcomes import Outcome, judged


def item_outcomes(
    label: LabelledDocument, items: Sequence[LineItem], columns: Collection[str], types: Types
) -> Iterator[Outcome]:
    """An outcome for each cell of these columns, in labelled rows and in rows too many."""
    for row, item in _paired(label, items, types):
        for column in sorted(columns):
            kind = kind_of_column(column, label.type, types)
            found = item.get(column) if item else None
            outcome = judged(label.id, f"line_items.{column}", kind, row.get(column), found)
            if outcome:
                yield outcome


def _paired(
    label: LabelledDocument, items: Sequence[LineItem], types: Types
) -> Iterator[tuple[Row, LineItem | None]]:
    """Each labelled row, from the top, with the found row that shares most cells with it."""
    free = list(items)
    for row in label.line_items:
        shared = [_shared_cells(row, item, label.type, types) for item in free]
        best = max(shared, default=0)
        yield row, free.pop(shared.index(best)) if best else None
    yield from (({}, item) for item in free)


def _shared_cells(row: Row, item: LineItem, type_name: str | None, types: Types) -> int:
    shared = 0
    for column, value in row.items():
        cell, kind = item.get(column), kind_of_column(column, type_name, types)
        shared += cell is not None and normal_form(cell.value, kind) == normal_form(value, kind)
    return shared
