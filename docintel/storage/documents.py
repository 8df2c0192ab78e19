"""Documents: one row an uploaded file, and one for each document in a file of several.

Callers open the session; it commits when it closes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from docintel.core.filing import Filing, Note, Part, Status
from docintel.errors import NotFoundError
from docintel.storage import parts
from docintel.storage.tables import DocumentRow, RunRow

_IS_WANTED = DocumentRow.withdrawn.is_(None)
_FILE_BY_FILE = (
    DocumentRow.created.desc(),
    func.coalesce(DocumentRow.parent_id, DocumentRow.id),
    func.coalesce(DocumentRow.first_page, 0),
)


@dataclass(frozen=True, slots=True)
class NewDocument:
    """What intake knows about a file."""

    id: str
    sha256: str
    name: str
    path: str
    size: int
    media_type: str
    stated_type: str | None = None
    error: Note | None = None


def add(session: Session, new: NewDocument, now: dt.datetime) -> None:
    """File it, queued, or failed where it comes with an error.

    Raises IntegrityError at the next flush where a file of that content is there already.
    """
    session.add(
        DocumentRow(
            id=new.id,
            sha256=new.sha256,
            name=new.name,
            path=new.path,
            size=new.size,
            media_type=new.media_type,
            stated_type=new.stated_type,
            status=Status.FAILED if new.error else Status.QUEUED,
            error_code=new.error and new.error.code,
            error_message=new.error and new.error.message,
            created=now,
            updated=now,
            queued=now,
        )
    )


def id_by_hash(session: Session, sha256: str) -> str | None:
    """The file of that content."""
    is_it = (DocumentRow.sha256 == sha256, DocumentRow.parent_id.is_(None))
    return session.scalar(select(DocumentRow.id).where(*is_it))


def complete_id(session: Session, beginning: str) -> str:
    """The one id that begins so; raises NotFoundError where there is none or several."""
    _check_id(beginning)
    matches = DocumentRow.id.startswith(beginning.lower(), autoescape=True)
    ids = session.scalars(select(DocumentRow.id).where(matches).limit(2)).all()
    if not ids:
        raise _not_there(beginning)
    if len(ids) > 1:
        raise NotFoundError(f"several documents begin {beginning!r}; type more of the id")
    return ids[0]


def get(session: Session, document_id: str) -> Filing:
    """Raises NotFoundError."""
    _check_id(document_id)
    row = session.get(DocumentRow, document_id)
    if row is None:
        raise _not_there(document_id)
    return _filings(session, [row])[0]


def find(
    session: Session,
    status: Status | None = None,
    type_name: str | None = None,
    limit: int | None = None,
) -> list[Filing]:
    """Stored documents, the newest first; parts come behind their file."""
    query = select(DocumentRow).where(_IS_WANTED).order_by(*_FILE_BY_FILE)
    rows = session.scalars(_narrowed(query, status, type_name).limit(limit)).all()
    return _filings(session, rows)


def count_by_status(session: Session) -> dict[Status, int]:
    """How many documents there are of each status that occurs."""
    query = select(DocumentRow.status, func.count()).where(_IS_WANTED)
    query = query.group_by(DocumentRow.status)
    return {Status(status): count for status, count in session.execute(query)}


def types(session: Session) -> list[str]:
    """The document types that were found so far, in the order of the alphabet."""
    query = select(DocumentRow.type_name).where(DocumentRow.type_name.is_not(None), _IS_WANTED)
    return sorted(name for name in session.scalars(query.distinct()) if name)


def state_type(session: Session, document_id: str, type_name: str) -> None:
    """Note the type that a person gives; the next run takes it as it is."""
    session.get_one(DocumentRow, document_id).stated_type = type_name


def stated_type(session: Session, document_id: str) -> str | None:
    """The type that a person gave at upload."""
    return session.get_one(DocumentRow, document_id).stated_type


def _check_id(document_id: str) -> None:
    """Raise NotFoundError for what no id can be, and some database cannot even be asked for."""
    if not (document_id.isascii() and document_id.isalnum()):
        raise _not_there(document_id)


def _not_there(document_id: str) -> NotFoundError:
    return NotFoundError(f"no document {document_id[:80]!r}; `docintel list` shows the ids")


def _narrowed(
    query: Select[DocumentRow], status: Status | None, type_name: str | None
) -> Select[DocumentRow]:
    if status:
        query = query.where(DocumentRow.status == status)
    if type_name:
        query = query.where(DocumentRow.type_name == type_name)
    return query


def _reasons(session: Session, rows: Sequence[DocumentRow]) -> dict[int | None, tuple[Note, ...]]:
    runs = [row.current_run_id for row in rows if row.status == Status.REVIEW]
    query = select(RunRow.id, RunRow.reasons).where(RunRow.id.in_(runs))
    return {
        run: tuple(Note(**reason) for reason in reasons) for run, reasons in session.execute(query)
    }


def _filings(session: Session, rows: Sequence[DocumentRow]) -> list[Filing]:
    reasons = _reasons(session, rows)
    found = parts.by_file(session, [row.id for row in rows])
    return [
        _filing(row, reasons.get(row.current_run_id, ()), found.get(row.id, ())) for row in rows
    ]


def _filing(row: DocumentRow, reasons: tuple[Note, ...], found: tuple[Part, ...]) -> Filing:
    return Filing(
        id=row.id,
        sha256=row.sha256,
        name=row.name,
        path=row.path,
        size=row.size,
        media_type=row.media_type,
        status=Status(row.status),
        created=row.created,
        updated=row.updated,
        page_count=row.page_count,
        progress=row.progress,
        type_name=row.type_name,
        language=row.language,
        error=Note(row.error_code, row.error_message or "") if row.error_code else None,
        reasons=reasons,
        parent=_parent(row),
        parts=found,
        withdrawn=row.withdrawn,
    )


def _parent(row: DocumentRow) -> Part | None:
    if row.parent_id is None or row.first_page is None or row.last_page is None:
        return None
    return Part(row.parent_id, row.first_page, row.last_page)
