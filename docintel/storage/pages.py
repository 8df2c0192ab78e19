"""Pages of a run, written as they are finished, each with the key of its image."""

from __future__ import annotations

import zlib

import orjson
from sqlalchemy import select
from sqlalchemy.orm import Session

from docintel.core.page import Page
from docintel.core.page_record import page_from_json, page_to_json
from docintel.storage.tables import PageRow


def add(session: Session, run_id: int, page: Page, image_key: str | None) -> None:
    session.add(
        PageRow(
            run_id=run_id,
            number=page.number,
            width=page.width,
            height=page.height,
            image_key=image_key,
            content=zlib.compress(orjson.dumps(page_to_json(page)), 6),
        )
    )


def get_all(session: Session, run_id: int) -> tuple[Page, ...]:
    """The pages of a run, in order."""
    query = select(PageRow.content).where(PageRow.run_id == run_id).order_by(PageRow.number)
    return tuple(_page(content) for content in session.scalars(query))


def get(session: Session, run_id: int, number: int) -> Page | None:
    """One page, without reading the others."""
    query = select(PageRow.content).where(PageRow.run_id == run_id, PageRow.number == number)
    content = session.scalar(query)
    return None if content is None else _page(content)


def image_key(session: Session, run_id: int, number: int) -> str | None:
    """Where the page's JPEG is; None for a page that could not be drawn."""
    query = select(PageRow.image_key).where(PageRow.run_id == run_id, PageRow.number == number)
    return session.scalar(query)


def _page(content: bytes) -> Page:
    return page_from_json(orjson.loads(zlib.decompress(content)))
