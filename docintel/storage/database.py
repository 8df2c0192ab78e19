"""Open the database: SQLite or PostgreSQL, with short transactions to read or to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import DatabaseError as AnyDatabaseError
from sqlalchemy.orm import Session

from docintel.errors import DatabaseError

#: How long a writer waits for another one on SQLite.
BUSY_SECONDS = 60
#: Parameters are text of documents, which belongs in no message.
_QUIET = {"hide_parameters": True}


@dataclass(frozen=True)
class Database:
    """An opened database. A transaction is committed when its block ends well."""

    engine: Engine

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only looks; on SQLite it never waits for a writer."""
        reader = self.engine.execution_options(docintel_begin="BEGIN")
        with translated(self.engine.url), Session(reader) as session, session.begin():
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction that changes something; on SQLite one writer comes after the other."""
        with translated(self.engine.url), Session(self.engine) as session, session.begin():
            yield session


def sqlite_url(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def parse_url(text: str) -> URL:
    """The database's address; raises DatabaseError for what is not SQLite or PostgreSQL."""
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise DatabaseError(
            "DOCINTEL_DATABASE_URL is no address of a database; write it like"
            " postgresql://user:password@host/name or sqlite:////folder/file.sqlite"
        ) from error
    kind = url.get_backend_name()
    if kind in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    if kind != "sqlite":
        raise DatabaseError(f"databases of kind {kind!r} are not supported; use postgresql://...")
    return url.set(drivername="sqlite")


def connect(url: URL) -> Database:
    """An engine for this address. Nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **_QUIET)
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return Database(engine)
    try:
        return Database(create_engine(url, pool_pre_ping=True, **_QUIET))
    except (NoSuchModuleError, ImportError) as error:
        raise DatabaseError(
            "PostgreSQL needs psycopg: run `pip install 'docintel[postgres]'`"
        ) from error


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Raise DatabaseError for what an operator has to mend; the password is not shown."""
    try:
        yield
    except OperationalError as error:
        raise DatabaseError(
            f"the database {url.render_as_string()} cannot be used ({_reason(error)});"
            " check DOCINTEL_DATABASE_URL, DOCINTEL_HOME and the free space"
        ) from error
    except AnyDatabaseError as error:
        # Its subclasses are about one statement, such as a key that is taken.
        if type(error) is not AnyDatabaseError:
            raise
        raise DatabaseError(
            f"the database {url.render_as_string()} is damaged ({_reason(error)});"
            " put a backup in its place, or name another one in DOCINTEL_DATABASE_URL"
        ) from error


def _reason(error: AnyDatabaseError) -> str:
    return str(error.orig).strip().splitlines()[0]


def make_folder(folder: Path) -> None:
    """Raises DatabaseError where it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(
            f"the folder {folder} cannot be made ({error.strerror});"
            " set DOCINTEL_HOME to a folder you may write to"
        ) from error


def _set_up_sqlite(connection: SqliteConnection, _record: object) -> None:
    # Python would begin transactions on its own, after the first read; `_begin_sqlite` does.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: a reader that turns writer fails where another was faster.
    begin = connection.get_execution_options().get("docintel_begin", "BEGIN IMMEDIATE")
    connection.exec_driver_sql(begin)
