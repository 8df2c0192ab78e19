"""What the pages show of a document: its values at once, a page when it is turned to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from docintel.core.document import Document
from docintel.core.page_record import Json
from docintel.core.record import to_record
from docintel.errors import NotFoundError
from docintel.storage import documents, pages, results, runs
from docintel.storage.database import Database
from docintel.storage.files import FileStore


@dataclass(frozen=True)
class View:
    """Reads the database and the files in small pieces; changes nothing."""

    database: Database
    files: FileStore

    def types(self) -> list[str]:
        """The document types that occur."""
        with self.database.read() as session:
            return documents.types(session)

    def overview(self, document_id: str) -> Json:
        """The record, its pages without words, lines, regions and tables, and the run's number."""
        with self.database.read() as session:
            filing = documents.get(session, document_id)
            run = runs.shown(session, document_id)
            if run is None:
                return to_record(filing, Document(document_id)) | {"run": None}
            values = results.load_values(session, document_id, run)
            outlines = pages.outlines(session, run)
        return to_record(filing, values) | {"pages": outlines, "run": run}

    def page(self, document_id: str, number: int, run: int | None = None) -> Json:
        """What stands on a page, as in the record; raises NotFoundError."""
        with self.database.read() as session:
            found = pages.record(session, _run(session, document_id, run), number)
        if found is None:
            raise NotFoundError(f"document {document_id} has no page {number}")
        return found

    def page_image(self, document_id: str, number: int, run: int | None = None) -> bytes:
        """The page as it was read, JPEG; raises NotFoundError for a page without a picture."""
        with self.database.read() as session:
            key = pages.image_key(session, _run(session, document_id, run), number)
        if key is None:
            raise NotFoundError(f"document {document_id} has no picture of page {number}")
        return self.files.read(key)

    def previews(self, document_id: str, number: int) -> list[bytes]:
        """Small pictures of a page, JPEG: as it came, and after each step that prepared it."""
        with self.database.read() as session:
            keys = pages.previews(session, _run(session, document_id, None), number)
        return [self.files.read(key) for key in keys]

    def original(self, document_id: str) -> bytes | None:
        """The file as it came; None for one that was over the size limit and not kept."""
        path = self.original_path(document_id)
        return path.read_bytes() if path else None

    def original_path(self, document_id: str) -> Path | None:
        """Where the file as it came is; None for one that is not kept."""
        with self.database.read() as session:
            path = self.files.path(documents.get(session, document_id).sha256)
        return path if path.exists() else None

    def page_pictures(self, document_id: str) -> dict[int, Path]:
        """Where the pages as they were read are, JPEG, by number; those that have a picture."""
        with self.database.read() as session:
            run = runs.shown(session, document_id)
            keys = {} if run is None else pages.image_keys(session, run)
        found = {number: self.files.path(key) for number, key in keys.items()}
        return {number: path for number, path in found.items() if path.exists()}


def _run(session: Session, document_id: str, run: int | None) -> int:
    """The run that was asked for, or the one that is shown; raises NotFoundError."""
    if run is None:
        documents.get(session, document_id)
        run = runs.shown(session, document_id)
    if run is None or not runs.belongs(session, run, document_id):
        raise NotFoundError(f"document {document_id} has no such run; process it first")
    return run
