"""What the store knows about an uploaded file, beside what was read in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


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
class Filing:
    """One stored file.

    `path` is where it came from, `size` counts bytes, `progress` runs from 0 to 1. `reasons` say
    why a document in review is there, `error` why a failed one failed.
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


@dataclass(frozen=True, slots=True)
class Run:
    """One processing of a document."""

    id: int
    pipeline: str
    status: str
    started: dt.datetime
    finished: dt.datetime | None
    error: Note | None
