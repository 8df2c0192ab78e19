"""Look at what is stored: lists, one document, its history, search."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docintel.core.document import Document
from docintel.core.filing import Filing, Run, Status
from docintel.core.hit import Hit
from docintel.core.record import to_record
from docintel.errors import NotFoundError
from docintel.storage import documents, pages, results, runs, search
from docintel.storage.database import Database
from docintel.storage.files import FileStore


@dataclass(frozen=True)
class Query:
    """Reads the database and the files; changes nothing."""

    database: Database
    files: FileStore

    def list(
        self,
        status: Status | None = None,
        type_name: str | None = None,
        limit: int | None = None,
    ) -> list[Filing]:
        """Stored documents, the newest first."""
        with self.database.read() as session:
            return documents.find(session, status, type_name, limit)

    def counts(self) -> dict[Status, int]:
        with self.database.read() as session:
            return documents.count_by_status(session)

    def filing(self, beginning: str) -> Filing:
        """The document whose id begins so; raises NotFoundError."""
        with self.database.read() as session:
            return documents.get(session, documents.complete_id(session, beginning))

    def document(self, document_id: str) -> Document:
        """What the shown run found; an empty document where nothing ran yet."""
        with self.database.read() as session:
            run = runs.shown(session, document_id)
            if run is None:
                return Document(document_id)
            return results.load(session, document_id, run)

    def values(self, document_id: str) -> Document:
        """What the shown run found, without the pages."""
        with self.database.read() as session:
            run = runs.shown(session, document_id)
            if run is None:
                return Document(document_id)
            return results.load_values(session, document_id, run)

    def record(self, document_id: str) -> dict[str, Any]:
        """The JSON object of a document, see `docintel/schema/document.schema.json`."""
        return to_record(self.filing(document_id), self.document(document_id))

    def history(self, document_id: str) -> tuple[Run, ...]:
        """Every processing of a document, the newest first."""
        with self.database.read() as session:
            return tuple(runs.history(session, document_id))

    def page_image(self, document_id: str, number: int) -> bytes:
        """The page as JPEG; raises NotFoundError for a page without a picture."""
        with self.database.read() as session:
            run = runs.shown(session, document_id)
            key = None if run is None else pages.image_key(session, run, number)
        if key is None:
            raise NotFoundError(f"document {document_id} has no picture of page {number}")
        return self.files.read(key)

    def search(self, words: str, limit: int = 50) -> tuple[Hit, ...]:
        """Pages that hold all the words, the newest document first."""
        with self.database.read() as session:
            return tuple(search.find(session, words, limit))

    def was_processed_by(self, document_id: str, pipeline: str) -> bool:
        """Whether the shown result comes from this version of the pipeline."""
        with self.database.read() as session:
            run = runs.shown(session, document_id)
            return run is not None and runs.pipeline_of(session, run) == pipeline
