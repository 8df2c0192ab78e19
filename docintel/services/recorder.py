"""Store each page as the pipeline finishes it, and pass on how far the run is."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from PIL.Image import Image
from sqlalchemy.orm import Session

from docintel.core.page import Page
from docintel.pipeline.runner import Observer
from docintel.storage import pages, runs
from docintel.storage.database import Database
from docintel.storage.files import FileStore

_JPEG_QUALITY = 85
#: Enough to see what became of a page; the letters need not be legible.
_PREVIEW_SIDE = 640
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
    previews: list[str] = field(default_factory=list)

    def opened(self, page_count: int, finished: int) -> None:
        self.page_count = page_count
        with self.database.write() as session:
            self._note_progress(session, finished)
        self.next.opened(page_count, finished)

    def started(self, stage: str, page: int | None) -> None:
        self.next.started(stage, page)

    def prepared(self, page: int, before: Image, after: Image) -> None:
        """Keep small pictures of the page: as it came, and after each step that changed it."""
        if not self.previews:
            self.previews.append(self._preview(before))
        self.previews.append(self._preview(after))
        self.next.prepared(page, before, after)

    def finished(self, page: Page, image: Image | None) -> None:
        key = None if image is None else self.files.add_bytes(_jpeg(image))
        with self.database.write() as session:
            pages.add(session, self.run_id, page, key, tuple(self.previews))
            self._note_progress(session, page.number)
        self.previews.clear()
        self.next.finished(page, image)

    def _preview(self, image: Image) -> str:
        small = image.copy()
        small.thumbnail((_PREVIEW_SIDE, _PREVIEW_SIDE))
        return self.files.add_bytes(_jpeg(small))

    def _note_progress(self, session: Session, finished: int) -> None:
        progress = _SHARE_OF_PAGES * min(finished / max(self.page_count, 1), 1.0)
        runs.note_progress(session, self.document_id, self.page_count, progress)


def _jpeg(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=_JPEG_QUALITY)
    return buffer.getvalue()
