"""Withdraw one end of a period where both are read from the one day that is printed."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Field
from docintel.core.document_type import DocumentType

_START, _END = "period_start", "period_end"


def without_start_at_end(fields: Sequence[Field], document_type: DocumentType) -> tuple[Field, ...]:
    """The fields; a period that begins on its last day without its start.

    `Statement of 31 March` says nothing of the first day, and a period of one day would leave all
    transactions outside. Two days side by side are a period, even where they are the same.
    """
    roles = {field.name: field.learned_as for field in document_type.fields}
    by_role = {roles.get(one.name): one for one in fields}
    start, end = by_role.get(_START), by_role.get(_END)
    if start is None or end is None or start.value != end.value or _are_side_by_side(start, end):
        return tuple(fields)
    return tuple(one for one in fields if one is not start)


def _are_side_by_side(start: Field, end: Field) -> bool:
    """Whether they are two prints of one line; values that are nowhere are taken as they are."""
    if not (start.boxes and end.boxes):
        return True
    first, last = start.boxes[0], end.boxes[0]
    return start.page == end.page and first != last and first.top < last.center[1] < first.bottom
