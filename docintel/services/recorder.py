"""Store each page as the pipeline finishes it, and pass on how far the run is."""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL.Image import Image
from sqlalchemy.orm import Session

from docintel.core.page import Page
from docintel.pipeline.runner import Observer
from docintel.storage import pages, runs
from docintel.storage.database import Database
from docintel.storage.files import FileStore

_JPEG_QUALITY = 85
#: The stages that look at the whole document come after the pages.
_SHARE_OF_PAGES = 0.9


@dataclass
class Recorder:
    """An observer that writes what it sees to the database and tells the next observer."""

    database: Database
    files: FileStore
    document_id: str
    run_id: int
    next: Observer
    page_count: int = 0

    def opened(self, page_count: int, finished: int) -> None:
        self.page_count = page_count
        with self.database.write() as session:
            self._note_progress(session, finished)
        self.next.opened(page_count, finished)

    def started(self, stage: str, page: int | None) -> None:
        self.next.started(stage, page)

    def finished(self, page: Page, image: Image | None) -> None:
        key = None if image is None else self.files.add_bytes(_jpeg(image))
        with self.database.write() as session:
            pages.add(session, self.run_id, page, key)
            self._note_progress(session, page.number)
        self.next.finished(page, image)

    def _note_progress(self, session: Session, finished: int) -> None:
        progress = _SHARE_OF_PAGES * min(finished / max(self.page_count, 1), 1.0)
        runs.note_progress(session, self.document_id, self.page_count, progress)


def _jpeg(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return buffer.getvalue()
