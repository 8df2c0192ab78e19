"""Which document is processed by whom: claims, heartbeats and what dead workers left.

A claim is one UPDATE that names the state it expects, so two workers never get the same document.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, and_, func, or_, select, update
from sqlalchemy.orm import Session

from docintel.core.filing import Note, Status
from docintel.storage import runs
from docintel.storage.tables import DocumentRow, RunRow

#: A running document whose worker has not said a word for so long is free again.
LEASE = dt.timedelta(seconds=60)
#: A document that took its worker down so often is not tried again.
MAX_DEATHS = 3


def add(session: Session, document_id: str, now: dt.datetime) -> None:
    """Put it at the end of the queue, unless it is being processed."""
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id, DocumentRow.status != Status.RUNNING)
        .values(status=Status.QUEUED, queued=now, updated=now, progress=0.0)
    )


def claim(session: Session, document_id: str, now: dt.datetime) -> bool:
    """Take this document; False where a living worker has it."""
    free = or_(DocumentRow.status != Status.RUNNING, _is_abandoned(now))
    return _claim(session, and_(DocumentRow.id == document_id, free), now) is not None


def claim_oldest(session: Session, now: dt.datetime) -> str | None:
    """Take the document that waits longest."""
    oldest = (
        select(DocumentRow.id)
        .where(DocumentRow.status == Status.QUEUED)
        .order_by(DocumentRow.queued, DocumentRow.id)
        .limit(1)
        .scalar_subquery()
    )
    is_it = and_(DocumentRow.id == oldest, DocumentRow.status == Status.QUEUED)
    return _claim(session, is_it, now)


def beat(session: Session, document_id: str, now: dt.datetime) -> None:
    """Say that the worker of this document lives."""
    session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(heartbeat=now))


def release(session: Session, document_id: str, now: dt.datetime) -> None:
    """Give a document back to the queue, at its old place, when its worker stops."""
    runs.close_unfinished(session, document_id, now)
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id, DocumentRow.status == Status.RUNNING)
        .values(status=Status.QUEUED, updated=now, progress=0.0, heartbeat=None)
    )


def release_abandoned(session: Session, now: dt.datetime) -> list[str]:
    """Queue what dead workers left, or fail what killed too many; gives the ids."""
    abandoned = session.scalars(
        select(DocumentRow.id).where(DocumentRow.status == Status.RUNNING, _is_abandoned(now))
    ).all()
    for document_id in abandoned:
        release(session, document_id, now)
        if _deaths(session, document_id) >= MAX_DEATHS:
            fail(session, document_id, worker_died(), now)
    return list(abandoned)


def fail(session: Session, document_id: str, error: Note, now: dt.datetime) -> None:
    """Mark it failed without a result."""
    runs.close_unfinished(session, document_id, now)
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id)
        .values(
            status=Status.FAILED,
            error_code=error.code,
            error_message=error.message,
            updated=now,
            heartbeat=None,
        )
    )


def worker_died() -> Note:
    return Note(
        "worker_died",
        "The process that worked on this document ended; it may need more memory than there is"
        " (lower DOCINTEL_MAX_PIXELS or run fewer jobs at once), then process it again.",
    )


def _claim(session: Session, which: ColumnElement[bool], now: dt.datetime) -> str | None:
    document_id = session.scalar(
        update(DocumentRow)
        .where(which)
        .values(
            status=Status.RUNNING,
            heartbeat=now,
            updated=now,
            progress=0.0,
            error_code=None,
            error_message=None,
        )
        .returning(DocumentRow.id)
    )
    if document_id is not None:
        runs.close_unfinished(session, document_id, now)
    return document_id


def _is_abandoned(now: dt.datetime) -> ColumnElement[bool]:
    return or_(DocumentRow.heartbeat.is_(None), DocumentRow.heartbeat < now - LEASE)


def _deaths(session: Session, document_id: str) -> int:
    query = select(func.count()).where(
        RunRow.document_id == document_id, RunRow.status == runs.INTERRUPTED
    )
    return session.scalar(query) or 0
