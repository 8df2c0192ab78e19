"""What the store knows about an uploaded file, beside what was read in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from docintel.core.parts import PageRange


class Status(StrEnum):
    """How far a document has come."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    REVIEW = "review"
    FAILED = "failed"


FINISHED = frozenset({Status.DONE, Status.REVIEW, Status.FAILED})


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a person should know: a short code for machines and a sentence."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Part:
    """A document and the pages of a file of several that it is."""

    id: str
    first_page: int
    last_page: int

    @property
    def pages(self) -> PageRange:
        return PageRange(self.first_page, self.last_page)


@dataclass(frozen=True, slots=True)
class Filing:
    """One stored document.

    `path` is where its file came from, `size` counts bytes, `progress` runs from 0 to 1. `reasons`
    say why a document in review is there, `error` why a failed one failed. A file that holds
    several documents has them as `parts`; each of those has as `parent` the file and its own pages
    in it. A part is `withdrawn` once its file is cut otherwise.
    """

    id: str
    sha256: str
    name: str
    path: str
    size: int
    media_type: str
    status: Status
    created: dt.datetime
    updated: dt.datetime
    page_count: int = 0
    progress: float = 0.0
    type_name: str | None = None
    language: str | None = None
    error: Note | None = None
    reasons: tuple[Note, ...] = ()
    parent: Part | None = None
    parts: tuple[Part, ...] = ()
    withdrawn: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """One processing of a document."""

    id: int
    pipeline: str
    status: str
    started: dt.datetime
    finished: dt.datetime | None
    error: Note | None
