"""Pages of a run, written as they are finished, each with the key of its image."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from docintel.core.page import Page
from docintel.core.page_record import Json, page_from_json, page_to_json
from docintel.storage.tables import PageRow

#: What stands on a page, as against what the page is.
_CONTENT = frozenset({"words", "lines", "regions", "tables", "codes", "marks", "form_values"})
#: Kept beside the record.
_PREVIEWS = "previews"


def add(
    session: Session,
    run_id: int,
    page: Page,
    image_key: str | None,
    previews: tuple[str, ...] = (),
) -> None:
    """`previews` are keys of small pictures: as the page came, and after each of `prepared_by`."""
    content = page_to_json(page) | {_PREVIEWS: previews}
    session.add(
        PageRow(
            run_id=run_id,
            number=page.number,
            width=page.width,
            height=page.height,
            image_key=image_key,
            content=_packed(content),
        )
    )


def renew_regions(session: Session, run_id: int, pages: Sequence[Page]) -> None:
    """Store the regions of the pages as the stages that look at all pages left them."""
    found = {page.number: page_to_json(page)["regions"] for page in pages}
    for row in session.scalars(select(PageRow).where(PageRow.run_id == run_id)):
        content = _stored(row.content)
        if content["regions"] != found.get(row.number, content["regions"]):
            content["regions"] = found[row.number]
            row.content = _packed(content)


def take_over(session: Session, from_run: int, run_id: int) -> tuple[Page, ...]:
    """Give a run the first pages of one that was stopped, and return them.

    It gets those before the first that is missing or that something failed on: this is tried again.
    """
    found: list[Page] = []
    query = select(PageRow).where(PageRow.run_id == from_run).order_by(PageRow.number)
    for row in session.scalars(query).all():
        page = _page(row.content)
        if page.number != len(found) + 1 or page.failures:
            break
        row.run_id = run_id
        found.append(page)
    return tuple(found)


def get_all(session: Session, run_id: int) -> tuple[Page, ...]:
    """The pages of a run, in order."""
    query = select(PageRow.content).where(PageRow.run_id == run_id).order_by(PageRow.number)
    return tuple(_page(content) for content in session.scalars(query))


def outlines(session: Session, run_id: int) -> list[Json]:
    """The pages' part of the record without what stands on them, for pictures of long documents."""
    query = select(PageRow.content).where(PageRow.run_id == run_id).order_by(PageRow.number)
    return [
        {name: value for name, value in _json(content).items() if name not in _CONTENT}
        for content in session.scalars(query)
    ]


def record(session: Session, run_id: int, number: int) -> Json | None:
    """One page's part of the record, as it was stored."""
    query = select(PageRow.content).where(PageRow.run_id == run_id, PageRow.number == number)
    content = session.scalar(query)
    return None if content is None else _json(content)


def previews(session: Session, run_id: int, number: int) -> tuple[str, ...]:
    """Where the page's small pictures are; none for a page that was read as it came."""
    query = select(PageRow.content).where(PageRow.run_id == run_id, PageRow.number == number)
    content = session.scalar(query)
    return () if content is None else tuple(_stored(content).get(_PREVIEWS, ()))


def image_key(session: Session, run_id: int, number: int) -> str | None:
    """Where the page's JPEG is; None for a page that could not be drawn."""
    query = select(PageRow.image_key).where(PageRow.run_id == run_id, PageRow.number == number)
    return session.scalar(query)


def image_keys(session: Session, run_id: int) -> dict[int, str]:
    """Where the JPEG of each page is, by its number; without those that could not be drawn."""
    query = select(PageRow.number, PageRow.image_key).where(PageRow.run_id == run_id)
    return {number: key for number, key in session.execute(query) if key}


def _page(content: bytes) -> Page:
    return page_from_json(_json(content))


def _json(content: bytes) -> Json:
    """The page's part of the record."""
    return {name: value for name, value in _stored(content).items() if name != _PREVIEWS}


def _packed(content: Json) -> bytes:
    return zlib.compress(orjson.dumps(content), 6)


def _stored(content: bytes) -> Json:
    data: Json = orjson.loads(zlib.decompress(content))
    return data
