"""The header values of documents that need no person any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from docintel.core.document import State
from docintel.core.filing import Status
from docintel.storage.tables import DocumentRow, FieldRow


@dataclass(frozen=True, slots=True)
class Settled:
    """The type of a document and its accepted values by the names of their fields."""

    type_name: str
    values: Mapping[str, str] = field(default_factory=dict)


def settled(session: Session) -> list[Settled]:
    """What was accepted in each document that is done, the oldest first."""
    query = (
        select(DocumentRow.id, DocumentRow.type_name, FieldRow.name, FieldRow.value)
        .join(FieldRow, FieldRow.run_id == DocumentRow.current_run_id)
        .where(
            DocumentRow.status == Status.DONE,
            DocumentRow.withdrawn.is_(None),
            DocumentRow.type_name.is_not(None),
            FieldRow.row.is_(None),
            FieldRow.state == State.ACCEPTED,
        )
        .order_by(DocumentRow.created, DocumentRow.id, FieldRow.position)
    )
    found: dict[str, tuple[str, dict[str, str]]] = {}
    for id, type_name, name, value in session.execute(query):
        found.setdefault(id, (type_name or "", {}))[1][name] = value
    return [Settled(type_name, values) for type_name, values in found.values()]
