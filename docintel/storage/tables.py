"""The database schema. Rows never leave the storage package.

A run is one processing of a document. What it found hangs on the run, so processing again keeps
what was found before; `documents.current_run_id` says which run is shown.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from docintel.storage.columns import CleanText, Moment

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
#: Parts have the content of their file, so only files are unique by content.
_IS_FILE = text("parent_id IS NULL")


class Base(DeclarativeBase):
    """Constraints have fixed names, so that a migration can name them on both databases."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        str: CleanText,
        dt.datetime: Moment,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class DocumentRow(Base):
    """A file, or one of the documents in a file of several, which has a `parent_id` then.

    `cuts` are the pages after which a person wants the file cut: none at all for one document.
    """

    __tablename__ = "documents"
    __table_args__ = (
        UniqueConstraint("parent_id", "first_page", "last_page"),
        Index(None, "status", "queued"),
        Index(
            "ix_documents_sha256_of_files",
            "sha256",
            unique=True,
            sqlite_where=_IS_FILE,
            postgresql_where=_IS_FILE,
        ),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    name: Mapped[str]
    path: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str]
    status: Mapped[str]
    error_code: Mapped[str | None]
    error_message: Mapped[str | None]
    stated_type: Mapped[str | None]
    type_name: Mapped[str | None] = mapped_column(index=True)
    language: Mapped[str | None]
    page_count: Mapped[int] = mapped_column(default=0)
    progress: Mapped[float] = mapped_column(default=0.0)
    # No foreign key: runs point here already, and SQLite cannot add one to a circle later.
    current_run_id: Mapped[int | None]
    created: Mapped[dt.datetime] = mapped_column(index=True)
    updated: Mapped[dt.datetime]
    queued: Mapped[dt.datetime]
    heartbeat: Mapped[dt.datetime | None]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"))
    first_page: Mapped[int | None]
    last_page: Mapped[int | None]
    cuts: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    withdrawn: Mapped[dt.datetime | None]


class RunRow(Base):
    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
    pipeline: Mapped[str]
    status: Mapped[str]
    started: Mapped[dt.datetime]
    finished: Mapped[dt.datetime | None]
    error_code: Mapped[str | None]
    error_message: Mapped[str | None]
    type_name: Mapped[str | None]
    type_confidence: Mapped[float | None]
    language: Mapped[str | None]
    summary: Mapped[str | None]
    sentiment_label: Mapped[str | None]
    sentiment_score: Mapped[float | None]
    reasons: Mapped[list[Any]] = mapped_column(default=list)
    failures: Mapped[list[Any]] = mapped_column(default=list)
    timings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    versions: Mapped[dict[str, Any]] = mapped_column(default=dict)


class PageRow(Base):
    """`content` is the page's part of the record: JSON, compressed with zlib."""

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("run_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    number: Mapped[int]
    width: Mapped[int]
    height: Mapped[int]
    image_key: Mapped[str | None]
    content: Mapped[bytes] = mapped_column(LargeBinary)


class FieldRow(Base):
    """A value of the document, or of the line item `row`, counted from 0."""

    __tablename__ = "fields"
    __table_args__ = (Index(None, "run_id", "row"), Index(None, "name", "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    row: Mapped[int | None]
    position: Mapped[int]
    name: Mapped[str]
    value: Mapped[str]
    text: Mapped[str]
    confidence: Mapped[float]
    source: Mapped[str]
    voter: Mapped[str]
    state: Mapped[str]
    page: Mapped[int | None]
    boxes: Mapped[list[Any]]
    alternatives: Mapped[list[Any]]


class RepairRow(Base):
    __tablename__ = "repairs"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    field: Mapped[str]
    before: Mapped[str]
    after: Mapped[str]
    rule: Mapped[str]
    message: Mapped[str]


class CheckRow(Base):
    __tablename__ = "checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    rule: Mapped[str]
    passed: Mapped[bool]
    message: Mapped[str]
    fields: Mapped[list[Any]]


class EntityRow(Base):
    __tablename__ = "entities"

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    label: Mapped[str]
    text: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int]
    boxes: Mapped[list[Any]]
    confidence: Mapped[float]


class SearchTextRow(Base):
    """What a search looks through: a page of the shown run, or (page 0) name and values.

    `words` is the text folded by `storage.folding`; an index in each database's own manner lies
    over it, made by the migration.
    """

    __tablename__ = "search_texts"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(
        ForeignKey("documents.id", ondelete="CASCADE"), index=True
    )
    page: Mapped[int]
    text: Mapped[str]
    words: Mapped[str]
