"""Runs: every processing of a document, with what it found about the document as a whole."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from docintel.core.document import Document
from docintel.core.filing import Note, Run, Status
from docintel.core.record import content_to_json
from docintel.storage.tables import DocumentRow, RunRow

#: A run that was given up because its worker was told to stop, or because the worker died.
STOPPED = "stopped"
DIED = "died"


def start(session: Session, document_id: str, pipeline: str, now: dt.datetime) -> int:
    """The id of a new run."""
    run = RunRow(document_id=document_id, pipeline=pipeline, status=Status.RUNNING, started=now)
    session.add(run)
    session.flush()
    return run.id


def stopped_before(session: Session, run_id: int) -> int | None:
    """The run just before this one, if the same pipeline was stopped in the middle of it."""
    run = session.get_one(RunRow, run_id)
    earlier = (RunRow.document_id == run.document_id, RunRow.id < run_id)
    before = session.scalar(select(RunRow).where(*earlier).order_by(RunRow.id.desc()).limit(1))
    if before is None or before.status not in {STOPPED, DIED} or before.pipeline != run.pipeline:
        return None
    return before.id


def history(session: Session, document_id: str) -> list[Run]:
    """All runs of a document, the newest first."""
    query = select(RunRow).where(RunRow.document_id == document_id).order_by(RunRow.id.desc())
    return [_run(row) for row in session.scalars(query)]


def shown(session: Session, document_id: str) -> int | None:
    """The run whose result is shown; while the first one is under way, that one."""
    current = session.get_one(DocumentRow, document_id).current_run_id
    newest = select(RunRow.id).where(RunRow.document_id == document_id).order_by(RunRow.id.desc())
    return current if current is not None else session.scalar(newest.limit(1))


def belongs(session: Session, run_id: int, document_id: str) -> bool:
    """Whether it is a run of this document."""
    query = select(RunRow.id).where(RunRow.id == run_id, RunRow.document_id == document_id)
    return session.scalar(query) is not None


def pipeline_of(session: Session, run_id: int) -> str:
    """Name and version of the pipeline that ran."""
    return session.get_one(RunRow, run_id).pipeline


def note_progress(session: Session, document_id: str, page_count: int, progress: float) -> None:
    session.execute(
        update(DocumentRow)
        .where(DocumentRow.id == document_id)
        .values(page_count=page_count, progress=progress)
    )


def finish(
    session: Session,
    run_id: int,
    document: Document,
    reasons: tuple[Note, ...],
    now: dt.datetime,
) -> None:
    """Close the run with its result and show it: in review where there are reasons, else done."""
    content = content_to_json(document)
    row = session.get_one(RunRow, run_id)
    if document.type:
        row.type_name, row.type_confidence = document.type.name, document.type.confidence
    if document.sentiment:
        row.sentiment_label = document.sentiment.label
        row.sentiment_score = document.sentiment.score
    row.language = document.language
    row.summary = document.summary
    row.reasons = [asdict(reason) for reason in reasons]
    row.failures = content["failures"]
    row.timings = content["timings"]
    row.versions = content["versions"]
    _close(session, row, Status.REVIEW if reasons else Status.DONE, None, now)


def fail(session: Session, run_id: int, error: Note, now: dt.datetime) -> None:
    """Close the run with what went wrong and show that."""
    _close(session, session.get_one(RunRow, run_id), Status.FAILED, error, now)


def close_unfinished(session: Session, document_id: str, status: str, now: dt.datetime) -> None:
    """Close what a worker had begun, as STOPPED or DIED."""
    session.execute(
        update(RunRow)
        .where(RunRow.document_id == document_id, RunRow.status == Status.RUNNING)
        .values(status=status, finished=now)
    )


def count(session: Session, document_id: str, status: str) -> int:
    """How many runs of a document ended so."""
    query = select(func.count()).where(RunRow.document_id == document_id, RunRow.status == status)
    return session.scalar(query) or 0


def _close(
    session: Session, run: RunRow, status: Status, error: Note | None, now: dt.datetime
) -> None:
    run.status = status
    run.finished = now
    document = session.get_one(DocumentRow, run.document_id)
    document.status = status
    document.current_run_id = run.id
    document.type_name = run.type_name
    document.language = run.language
    document.progress = 1.0
    document.updated = now
    document.heartbeat = None
    run.error_code = document.error_code = error.code if error else None
    run.error_message = document.error_message = error.message if error else None


def _run(row: RunRow) -> Run:
    error = Note(row.error_code, row.error_message or "") if row.error_code else None
    return Run(row.id, row.pipeline, row.status, row.started, row.finished, error)
