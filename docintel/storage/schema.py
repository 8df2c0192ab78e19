"""Create the database or bring it to this version's schema, with Alembic."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from docintel.errors import DatabaseError
from docintel.storage.database import Database, make_folder, translated

#: Any number will do, as long as nothing else in the database uses it.
_LOCK = 7_301_552_847


@dataclass(frozen=True)
class SchemaState:
    """The schema that the database has (None: empty) and the one that this version needs."""

    found: str | None
    needed: str

    @property
    def is_current(self) -> bool:
        return self.found == self.needed


def look(database: Database) -> SchemaState:
    """Compare without changing anything; raises DatabaseError where it cannot be reached."""
    file = _file(database)
    if file and not file.exists():
        return SchemaState(None, _newest())
    reader = database.engine.execution_options(docintel_begin="BEGIN")
    with translated(database.engine.url), reader.connect() as connection:
        return _state(connection)


def upgrade(database: Database) -> SchemaState:
    """Bring the schema up to date, in one transaction; harmless when it is, or done twice.

    Raises DatabaseError for a database that a newer docintel made.
    """
    state = look(database)
    if state.is_current:
        return state
    file = _file(database)
    if file:
        make_folder(file.parent)
    with translated(database.engine.url), _alone(database) as connection:
        _lock(connection)
        _refuse_newer(_state(connection))
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        return _state(connection)


@contextmanager
def _alone(database: Database) -> Iterator[Connection]:
    """A transaction in which tables may be replaced."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            raw = connection.connection.cursor()
            # Readers and a writer at once; SQLite remembers it in the file.
            raw.execute("PRAGMA journal_mode = WAL")
            # A table is altered by way of a copy; dropping the first would empty what points to
            # it. This has no effect in a transaction, so it comes before.
            raw.execute("PRAGMA foreign_keys = OFF")
            connection.detach()
        with connection.begin():
            yield connection


def _lock(connection: Connection) -> None:
    """Let one process migrate; on SQLite the write transaction itself is the lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _config() -> Config:
    config = Config()
    folder = str(files("docintel.migrations"))
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config


def _state(connection: Connection) -> SchemaState:
    return SchemaState(MigrationContext.configure(connection).get_current_revision(), _newest())


def _newest() -> str:
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None
    return newest


def _file(database: Database) -> Path | None:
    """The file of an SQLite database, which connecting to would make."""
    url = database.engine.url
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def _refuse_newer(state: SchemaState) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if state.found is not None and state.found not in known:
        raise DatabaseError(
            f"the database has schema {state.found}, which a newer docintel made;"
            " install that version or name another database in DOCINTEL_DATABASE_URL"
        )
