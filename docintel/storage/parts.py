"""Parts: the documents inside a file of several, each a row of its own below that of the file.

A part that is no longer wanted is withdrawn: nothing lists, finds or processes it any more, but
what its runs found stays.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from docintel.core.filing import Part, Status
from docintel.core.parts import PageRange
from docintel.storage.tables import DocumentRow, SearchTextRow

#: Where the names of parts are made into ids; any UUID will do, as long as it never changes.
_SPACE = uuid.UUID("6f0a51c2-0a5e-4b3c-9a0c-6d5f4f6b7c10")


def cut(session: Session, document_id: str, cuts: Sequence[int]) -> None:
    """Note where a person wants the file cut; the next run keeps to it."""
    session.get_one(DocumentRow, document_id).cuts = list(cuts)


def cuts(session: Session, document_id: str) -> tuple[int, ...] | None:
    """Where a person wants the file cut; None where nobody has said it.

    Nobody can say otherwise before the transaction ends.
    """
    query = select(DocumentRow.cuts).where(DocumentRow.id == document_id).with_for_update()
    found = session.execute(query).scalar_one()
    return None if found is None else tuple(found)


def is_withdrawn(session: Session, document_id: str) -> bool:
    return session.get_one(DocumentRow, document_id).withdrawn is not None


def settle(
    session: Session, file_id: str, wanted: Sequence[PageRange], now: dt.datetime
) -> list[str]:
    """Make these pages the documents of the file and withdraw what else was one; their ids.

    The same pages are the same document however often this is done.
    """
    ids = [_identifier(file_id, pages) for pages in wanted]
    known = _rows(session, file_id)
    for row in known.values():
        _offer(row, now) if row.id in ids else _withdraw(session, row, now)
    file = session.get_one(DocumentRow, file_id)
    session.add_all(
        _row(file, id, pages, now) for id, pages in zip(ids, wanted, strict=True) if id not in known
    )
    session.flush()
    return ids


def by_file(session: Session, file_ids: Iterable[str]) -> Mapping[str, tuple[Part, ...]]:
    """The parts of each file that has some, in the order of their pages."""
    query = (
        select(DocumentRow)
        .where(DocumentRow.parent_id.in_(list(file_ids)), DocumentRow.withdrawn.is_(None))
        .order_by(DocumentRow.first_page)
    )
    found: dict[str, list[Part]] = defaultdict(list)
    for row in session.scalars(query):
        found[row.parent_id or ""].append(Part(row.id, row.first_page or 1, row.last_page or 1))
    return {file_id: tuple(parts) for file_id, parts in found.items()}


def _identifier(file_id: str, pages: PageRange) -> str:
    return uuid.uuid5(_SPACE, f"{file_id}/{pages.first}-{pages.last}").hex


def _rows(session: Session, file_id: str) -> dict[str, DocumentRow]:
    """All that ever were parts of the file; a worker that is at one has to wait."""
    query = select(DocumentRow).where(DocumentRow.parent_id == file_id).order_by(DocumentRow.id)
    locked = query.with_for_update().execution_options(populate_existing=True)
    return {row.id: row for row in session.scalars(locked)}


def _offer(row: DocumentRow, now: dt.datetime) -> None:
    row.withdrawn = None
    row.updated = now


def _withdraw(session: Session, row: DocumentRow, now: dt.datetime) -> None:
    if row.withdrawn is None:
        row.withdrawn = row.updated = now
        session.execute(delete(SearchTextRow).where(SearchTextRow.document_id == row.id))


def _row(file: DocumentRow, id: str, pages: PageRange, now: dt.datetime) -> DocumentRow:
    """A new part; it came when its file came."""
    return DocumentRow(
        id=id,
        parent_id=file.id,
        first_page=pages.first,
        last_page=pages.last,
        cuts=[],
        sha256=file.sha256,
        name=f"{file.name}, {pages}",
        path=file.path,
        size=file.size,
        media_type=file.media_type,
        stated_type=file.stated_type,
        status=Status.QUEUED,
        page_count=len(pages),
        created=file.created,
        updated=now,
        queued=now,
    )
