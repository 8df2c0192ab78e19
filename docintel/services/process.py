"""Run the pipeline on one stored document and keep what it finds."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from docintel.core.document import Document
from docintel.core.fault import kind_and_place
from docintel.core.filing import FINISHED, Filing, Note, Status
from docintel.core.limits import Limits
from docintel.core.page import Page
from docintel.core.parts import PageRange, ranges
from docintel.errors import DocintelError, FileTooLargeError
from docintel.pipeline.runner import InputFile, Observer, Pipeline, Unobserved
from docintel.services.clock import now
from docintel.services.heartbeat import beating
from docintel.services.keep import Finding, keep, keep_pack
from docintel.services.recorder import Recorder
from docintel.storage import documents, pages, parts, queue, runs
from docintel.storage.database import Database
from docintel.storage.files import FileStore

log = logging.getLogger(__name__)

#: How often to ask whether another worker is done with a document.
_SECONDS_BETWEEN_LOOKS = 0.5


@dataclass(frozen=True)
class Task:
    """A stored document to process. The password is never stored."""

    document_id: str
    password: str | None = None


@dataclass(frozen=True)
class Processor:
    """One pipeline, and where documents come from and results go."""

    database: Database
    files: FileStore
    pipeline: Pipeline
    limits: Limits

    def __call__(self, task: Task, observer: Observer | None = None) -> Status:
        """Process a document, or wait for the worker that has it; tells the status it then has.

        What it finds replaces what was shown before; earlier runs are kept. Where the other
        worker dies or gives the document back, this one takes it.
        """
        while True:
            if self._claim(task.document_id):
                status = self.run_claimed(task, observer)
            else:
                time.sleep(_SECONDS_BETWEEN_LOOKS)
                status = self._status(task.document_id)
            if status in FINISHED:
                return status

    def run_claimed(self, task: Task, observer: Observer | None = None) -> Status:
        """Process a document that the caller has claimed.

        It is queued again where a person meanwhile said otherwise where its file is to be cut.
        """
        try:
            with beating(self.database, task.document_id):
                return self._run(task, observer or Unobserved())
        except BaseException:
            # The process is told to stop, or the database is away: another one may go on.
            self._release(task.document_id)
            raise

    def _claim(self, document_id: str) -> bool:
        with self.database.write() as session:
            return queue.claim(session, document_id, now())

    def _status(self, document_id: str) -> Status:
        with self.database.read() as session:
            return documents.get(session, document_id).status

    def _run(self, task: Task, observer: Observer) -> Status:
        with self.database.write() as session:
            run_id = runs.start(session, task.document_id, self.pipeline.version, now())
            filing = documents.get(session, task.document_id)
            finished = _finished(session, run_id)
            file = replace(self._file(session, filing, task), finished=finished)
        recorder = Recorder(self.database, self.files, filing.id, run_id, observer)
        try:
            _check_stored(file.path, filing)
            document = self.pipeline.run(file, recorder)
            pack = self._parts(document, file, observer)
            return self._keep(Finding(run_id, document, self.pipeline.types), pack, file.cuts)
        except DocintelError as error:
            return self._fail(run_id, Note(error.code, str(error)))
        except Exception as error:
            log.error("%s: %s while processing", filing.id, kind_and_place(error))
            return self._fail(run_id, _unexpected(error))

    def _file(self, session: Session, filing: Filing, task: Task) -> InputFile:
        return InputFile(
            filing.id,
            self.files.path(filing.sha256),
            task.password,
            self.limits,
            documents.stated_type(session, filing.id),
            pages=filing.parent.pages if filing.parent else None,
            cuts=parts.cuts(session, filing.id),
        )

    def _parts(
        self, document: Document, file: InputFile, observer: Observer
    ) -> dict[PageRange, Document]:
        """The documents in a file of several, with what was found in each."""
        if not document.cuts:
            return {}
        return {
            pages: self.pipeline.run_part(document, pages, file, observer)
            for pages in ranges(document.cuts, len(document.pages))
        }

    def _keep(
        self, found: Finding, pack: Mapping[PageRange, Document], cuts: tuple[int, ...] | None
    ) -> Status:
        id = found.document.id
        with self.database.write() as session:
            if parts.cuts(session, id) != cuts:
                queue.release(session, id, now())
                return Status.QUEUED
            return keep_pack(session, found, pack) if pack else keep(session, found)

    def _fail(self, run_id: int, error: Note) -> Status:
        with self.database.write() as session:
            runs.fail(session, run_id, error, now())
        return Status.FAILED

    def _release(self, document_id: str) -> None:
        with self.database.write() as session:
            queue.release(session, document_id, now())


def _finished(session: Session, run_id: int) -> tuple[Page, ...]:
    """The pages with which the run begins: those of the one before it, if that was stopped."""
    stopped = runs.stopped_before(session, run_id)
    return () if stopped is None else pages.take_over(session, stopped, run_id)


def _check_stored(path: Path, filing: Filing) -> None:
    """Intake files what is over the size limit, but does not copy it."""
    if not path.exists():
        raise FileTooLargeError(
            f"the file has {filing.size:,} bytes, over the limit when it was added;"
            " split it, or raise DOCINTEL_MAX_BYTES and add it again"
        )


def _unexpected(error: Exception) -> Note:
    return Note(
        "internal",
        f"an unexpected error stopped the processing ({type(error).__name__}); process it again"
        " with DOCINTEL_DEBUG=1 to see where, and report it",
    )
