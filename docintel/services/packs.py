"""Cut a file into the documents it holds, or put them together again, as a person says.

What is said is noted and the file waits to be processed; only then its parts change, all at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from docintel.core.filing import Filing
from docintel.errors import CutError
from docintel.services.clock import now
from docintel.storage import documents, parts, queue
from docintel.storage.database import Database


@dataclass(frozen=True)
class Packs:
    """Files that hold several documents."""

    database: Database

    def join(self, beginning: str) -> Filing:
        """Make one document of a file again; raises CutError where it is one."""
        with self.database.write() as session:
            filing = _file(session, beginning, "join")
            if not filing.parts:
                raise CutError(f"{filing.name} is one document already; there is nothing to join")
            return _note(session, filing, ())

    def split(self, beginning: str, after: Sequence[int]) -> Filing:
        """Cut a file after these pages; raises CutError where it has no such page."""
        with self.database.write() as session:
            filing = _file(session, beginning, "split")
            _check(filing, after)
            return _note(session, filing, sorted(set(after)))


def _file(session: Session, beginning: str, command: str) -> Filing:
    filing = documents.get(session, documents.complete_id(session, beginning))
    if filing.parent:
        raise CutError(
            f"this is {filing.parent.pages} of a file; `docintel {command} {filing.parent.id}`"
            " is about the whole of it"
        )
    return filing


def _check(filing: Filing, after: Sequence[int]) -> None:
    if filing.page_count == 0:
        raise CutError(f"{filing.name} has not been read, so its pages are not known; process it")
    if filing.page_count == 1:
        raise CutError(f"{filing.name} has one page and cannot be split")
    if wrong := [page for page in after if not 0 < page < filing.page_count]:
        raise CutError(
            f"{filing.name} has {filing.page_count} pages and cannot be split after page"
            f" {wrong[0]}; it can be after 1 to {filing.page_count - 1}"
        )
    if not after:
        raise CutError("name at least one page after which the file is to be split")


def _note(session: Session, filing: Filing, cuts: Sequence[int]) -> Filing:
    parts.cut(session, filing.id, cuts)
    queue.add(session, filing.id, now())
    return filing
