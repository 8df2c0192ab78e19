"""What several tests need: a database of each kind, a home folder, an application on both."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import URL, create_engine, text

from docintel.app import App, make_app
from docintel.settings import Settings
from docintel.storage import schema
from docintel.storage.database import Database, connect, parse_url, sqlite_url

# A busy machine is no counter-example.
hypothesis.settings.register_profile("docintel", deadline=None)
hypothesis.settings.load_profile("docintel")


def _postgres_programs() -> Path | None:
    """Where initdb and pg_ctl are; Debian keeps them out of the path."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


def _as_postgres(*command: str | Path) -> None:
    """Run a program of PostgreSQL, which refuses to run as root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *map(str, command)], check=True, capture_output=True, cwd="/")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[URL]:
    """A PostgreSQL server of our own, reached through a socket in a temporary folder."""
    programs = _postgres_programs()
    if programs is None or not (programs / "initdb").exists():
        pytest.skip("needs PostgreSQL (initdb and pg_ctl)")
    # Not pytest's folder: the path of a socket may have 107 bytes, and postgres must reach it.
    folder = Path(tempfile.mkdtemp(prefix="docintel-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=50"
    try:
        _as_postgres(programs / "initdb", "-D", data, "-U", "docintel", "-A", "trust", "-E", "UTF8")
        _as_postgres(
            programs / "pg_ctl", "-D", data, "-o", options, "-l", folder / "log", "-w", "start"
        )
        host = {"host": str(folder)}
        yield URL.create("postgresql", username="docintel", database="postgres", query=host)
        _as_postgres(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_database_url(postgres_url: URL) -> Iterator[URL]:
    """A new empty database on that server."""
    name = f"test_{uuid.uuid4().hex}"
    server = create_engine(parse_url(str(postgres_url)), isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield parse_url(str(postgres_url.set(database=name)))
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> URL:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "home" / "docintel.sqlite")
    url: URL = request.getfixturevalue("postgres_database_url")
    return url


@pytest.fixture
def empty_database(database_url: URL) -> Iterator[Database]:
    """A database without tables."""
    database = connect(database_url)
    yield database
    database.engine.dispose()


@pytest.fixture
def database(empty_database: Database) -> Database:
    """A database with the newest schema."""
    schema.upgrade(empty_database)
    return empty_database


@pytest.fixture
def settings(tmp_path: Path, database_url: URL) -> Settings:
    """A home of its own, and a database of each kind."""
    address = database_url.render_as_string(hide_password=False)
    return Settings(home=tmp_path / "home", database_url=address)


@pytest.fixture
def app(settings: Settings) -> Iterator[App]:
    """The application on an empty home."""
    app = make_app(settings)
    yield app
    app.database.engine.dispose()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything is installed a skipped test is a failed one; `-ra` names it."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped and os.environ.get("DOCINTEL_TESTS_MAY_SKIP") == "no":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
