"""Which document is processed by whom: claims, heartbeats and what dead workers left.

A claim is one UPDATE that names the state it expects, so two workers never get the same document.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session

from docintel.core.filing import Note, Status
from docintel.storage import runs
from docintel.storage.tables import DocumentRow

#: A running document whose worker has not said a word for so long is free again.
LEASE = dt.timedelta(seconds=60)
#: A document that took its worker down so often is not tried again.
MAX_DEATHS = 3
WORKER_DIED = Note(
    "worker_died",
    "the process that worked on this document ended; it may have run out of memory: run fewer"
    " jobs at once or lower DOCINTEL_MAX_PIXELS, then process it again",
)


def add(session: Session, document_id: str, now: dt.datetime) -> None:
    """Put it at the end of the queue, unless it is being processed or withdrawn."""
    session.execute(
        update(DocumentRow)
        .where(
            DocumentRow.id == document_id,
            DocumentRow.status != Status.RUNNING,
            DocumentRow.withdrawn.is_(None),
        )
        .values(
            status=Status.QUEUED,
            queued=now,
            updated=now,
            progress=0.0,
            error_code=None,
            error_message=None,
        )
    )


def claim(session: Session, document_id: str, now: dt.datetime) -> bool:
    """Take this document; False where a living worker has it."""
    free = or_(DocumentRow.status != Status.RUNNING, _is_abandoned(now))
    return _claim(session, and_(DocumentRow.id == document_id, free), now) is not None


def claim_oldest(session: Session, now: dt.datetime) -> str | None:
    """Take the document that waits longest."""
    oldest = (
        select(DocumentRow.id)
        .where(DocumentRow.status == Status.QUEUED, DocumentRow.withdrawn.is_(None))
        .order_by(DocumentRow.queued, DocumentRow.id)
        .limit(1)
        # PostgreSQL: pass over what another worker is claiming. SQLite lets one write at a time.
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    is_it = and_(DocumentRow.id == oldest, DocumentRow.status == Status.QUEUED)
    return _claim(session, is_it, now)


def beat(session: Session, document_id: str, now: dt.datetime) -> None:
    """Say that the worker of this document lives."""
    session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(heartbeat=now))


def release(session: Session, document_id: str, now: dt.datetime) -> None:
    """Give a document back to the queue, at its old place, when its worker stops."""
    runs.close_unfinished(session, document_id, runs.STOPPED, now)
    _requeue(session, document_id, now)


def release_abandoned(session: Session, now: dt.datetime) -> list[str]:
    """Queue what dead workers left, or fail what killed too many; gives the ids."""
    abandoned = session.scalars(
        select(DocumentRow.id).where(DocumentRow.status == Status.RUNNING, _is_abandoned(now))
    ).all()
    for document_id in abandoned:
        bury(session, document_id, now)
    return list(abandoned)


def bury(session: Session, document_id: str, now: dt.datetime) -> None:
    """Close the run of a worker that died, and queue its document unless it killed too many."""
    runs.close_unfinished(session, document_id, runs.DIED, now)
    if runs.count(session, document_id, runs.DIED) < MAX_DEATHS:
        _requeue(session, document_id, now)
    else:
        fail(session, document_id, now)


def fail(session: Session, document_id: str, now: dt.datetime) -> None:
    """Mark a document as failed because the worker died over it."""
    runs.close_unfinished(session, document_id, runs.DIED, now)
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id)
        .values(
            status=Status.FAILED,
            error_code=WORKER_DIED.code,
            error_message=WORKER_DIED.message,
            updated=now,
            heartbeat=None,
        )
    )


def _requeue(session: Session, document_id: str, now: dt.datetime) -> None:
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id, DocumentRow.status == Status.RUNNING)
        .values(status=Status.QUEUED, updated=now, progress=0.0, heartbeat=None)
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
        runs.close_unfinished(session, document_id, runs.DIED, now)
    return document_id


def _is_abandoned(now: dt.datetime) -> ColumnElement[bool]:
    return or_(DocumentRow.heartbeat.is_(None), DocumentRow.heartbeat < now - LEASE)
