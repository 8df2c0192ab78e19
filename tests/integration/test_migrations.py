"""The schema is made and kept by migrations, on both databases."""

from __future__ import annotations

import multiprocessing
import shutil
from importlib import resources
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import URL, text
from sqlalchemy.exc import IntegrityError

from docintel.errors import DatabaseError
from docintel.services.clock import now
from docintel.storage import documents, runs, schema
from docintel.storage.database import Database, connect, parse_url, sqlite_url
from docintel.storage.documents import NewDocument
from docintel.storage.tables import Base

# The search index is made in each database's own language and is no part of the models.
_OWN_LANGUAGE = ("search_index",)


def new_document(number: int = 1, name: str = "a.pdf") -> NewDocument:
    return NewDocument(f"{number:032x}", f"{number:064x}", name, f"/in/{name}", 3, "text/plain")


def test_an_empty_database_gets_the_schema_of_the_models(empty_database: Database) -> None:
    schema.upgrade(empty_database)
    with empty_database.engine.connect() as connection:
        options = {"include_name": lambda name, *_: not str(name).startswith(_OWN_LANGUAGE)}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_upgrading_a_filled_database_keeps_what_is_in_it(database: Database) -> None:
    with database.write() as session:
        documents.add(session, new_document(), now())
    state = schema.upgrade(database)
    assert state.is_current
    with database.read() as session:
        assert documents.get(session, new_document().id).name == "a.pdf"


_NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "next", "{head}"

def upgrade():
    with op.batch_alter_table("documents") as documents:
        documents.add_column(sa.Column("colour", sa.Text(), nullable=False, server_default="red"))
        documents.alter_column("media_type", nullable=True)
"""


@pytest.fixture
def next_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The migrations, and one more that alters a table."""
    folder = tmp_path / "migrations"
    shutil.copytree(str(resources.files("docintel.migrations")), folder)
    [*_, newest] = sorted(path.name[:4] for path in (folder / "versions").glob("0*.py"))
    (folder / "versions" / "next.py").write_text(_NEXT.format(head=newest))
    monkeypatch.setattr(schema, "files", lambda _: folder)


def test_altering_a_table_of_a_filled_database_keeps_what_points_to_it(
    database: Database, request: pytest.FixtureRequest
) -> None:
    # SQLite alters a table by way of a copy, and would delete what points to the first one.
    with database.write() as session:
        documents.add(session, new_document(), now())
        session.flush()
        runs.start(session, new_document().id, "fake@1", now())
    request.getfixturevalue("next_version")
    assert schema.upgrade(database).found == "next"
    with database.write() as session:
        assert len(runs.history(session, new_document().id)) == 1
        assert session.scalar(text("SELECT colour FROM documents")) == "red"
        with pytest.raises(IntegrityError):
            runs.start(session, "nobody", "fake@1", now())


def test_the_state_of_an_empty_database_is_told_without_changing_it(
    empty_database: Database,
) -> None:
    assert schema.look(empty_database).found is None
    assert schema.look(empty_database).found is None
    assert not schema.look(empty_database).is_current


def test_a_database_of_a_newer_version_is_refused(database: Database) -> None:
    with database.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="schema 9999, which a newer docintel made"):
        schema.upgrade(database)


def _upgrade(url: str) -> None:
    schema.upgrade(connect(parse_url(url)))


def test_processes_that_come_at_once_migrate_once(database_url: URL) -> None:
    url = database_url.render_as_string(hide_password=False)
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_upgrade, args=(url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]


def test_sqlite_lets_readers_and_a_writer_work_at_once(tmp_path: Path) -> None:
    database = connect(sqlite_url(tmp_path / "a.sqlite"))
    schema.upgrade(database)
    with database.write() as writer:
        documents.add(writer, new_document(), now())
        writer.flush()
        with database.read() as reader:
            assert documents.find(reader) == []
    with database.read() as reader:
        assert len(documents.find(reader)) == 1
    database.engine.dispose()


@pytest.mark.parametrize("url", ["mysql://host/db", "not an address", "oracle://x"])
def test_other_databases_are_refused_in_a_sentence(url: str) -> None:
    with pytest.raises(DatabaseError, match="postgresql://"):
        parse_url(url)


def test_an_address_of_postgresql_is_read_with_psycopg() -> None:
    assert parse_url("postgres://host/db").drivername == "postgresql+psycopg"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match="set DOCINTEL_HOME"):
        schema.upgrade(connect(sqlite_url(tmp_path / "file" / "home" / "a.sqlite")))


def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    database = connect(parse_url("postgresql://me:hush@127.0.0.1:1/db"))
    with pytest.raises(DatabaseError) as caught:
        schema.upgrade(database)
    assert "127.0.0.1:1/db cannot be used" in str(caught.value)
    assert "hush" not in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("begin", [0, 100])
def test_a_damaged_database_is_said_to_be_damaged(tmp_path: Path, begin: int) -> None:
    database = connect(sqlite_url(tmp_path / "docintel.sqlite"))
    schema.upgrade(database)
    database.engine.dispose()
    file = tmp_path / "docintel.sqlite"
    for journal in tmp_path.glob("*-wal"):
        journal.unlink()
    file.write_bytes(file.read_bytes()[:begin] + b"\xff" * 20_000)
    with pytest.raises(DatabaseError, match=r"is damaged .*put a backup in its place"):
        schema.upgrade(database)
    database.engine.dispose()
