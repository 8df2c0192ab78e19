"""The vendor list as one SQLite file with an index. The only file that opens it.

A file beside the database and not a table in it: stages read it without knowing of storage, its
sum tells which list a document was read with, and a million partners cost a process no memory. It
is never changed but replaced, so that whoever has it open goes on with what it was.
"""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from weakref import finalize

from docintel.core.vendor import Vendor
from docintel.core.vendor_keys import BEGINS, ENDS, WORD, keys_of
from docintel.errors import ConfigError
from docintel.vendors.entry_json import vendor_from_json, vendor_to_json

#: Says that a SQLite file is such a list, and of which form.
_FORM = 0x564C0001
_TABLES = """
CREATE TABLE vendor (id INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE key (key TEXT, vendor INTEGER, PRIMARY KEY (key, vendor)) WITHOUT ROWID;
CREATE TEMP TABLE found (key TEXT, vendor INTEGER);
"""
#: A part of a name that more partners than these have in common tells none of them.
_TOO_COMMON = 200
#: In order, so that the tree grows at its end.
_INDEX = f"""
INSERT INTO key SELECT key, vendor FROM found WHERE key NOT IN (
    SELECT key FROM found
    WHERE key GLOB '{BEGINS}:*' OR key GLOB '{ENDS}:*' OR key GLOB '{WORD}:*'
    GROUP BY key HAVING count(*) > ?
) ORDER BY key, vendor
"""


class VendorFile:
    """Answers by key which partners there are, as the list was when this was made.

    Two of the same file are equal, as they answer alike. Raises ConfigError where there is no list.
    """

    def __init__(self, path: Path) -> None:
        self._path = path.expanduser()
        self._connection = _opened(self._path)
        found = self._path.stat()
        self._stamp = (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
        # Stages keep theirs as long as they live.
        finalize(self, self._connection.close)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, VendorFile) and other._stamp == self._stamp

    def __hash__(self) -> int:
        return hash(self._stamp)

    def holding(self, keys: Collection[str]) -> Mapping[int, frozenset[str]]:
        """The numbers of the partners that have one of these keys, with the keys they have."""
        found: dict[int, set[str]] = {}
        query = "SELECT vendor, key FROM key WHERE key IN (SELECT value FROM json_each(?))"
        for vendor, key in self._rows(query, json.dumps(list(keys))):
            found.setdefault(vendor, set()).add(key)
        return {vendor: frozenset(held) for vendor, held in found.items()}

    def vendor(self, number: int) -> Vendor:
        """The partner of that number in the list."""
        [(content,)] = self._rows("SELECT content FROM vendor WHERE id = ?", number)
        return vendor_from_json(content)

    def vendors(self) -> Iterator[Vendor]:
        """All partners, as they were written."""
        for (content,) in self._rows("SELECT content FROM vendor ORDER BY id"):
            yield vendor_from_json(content)

    def _rows(self, query: str, *values: object) -> Iterator[Any]:
        try:
            yield from self._connection.execute(query, values)
        except sqlite3.Error as error:
            raise ConfigError(
                f"the vendor list {self._path} is damaged ({error}): import it again"
            ) from error


def read_vendors(path: Path) -> tuple[Vendor, ...]:
    """All partners of the list; none where it is not there yet."""
    if not path.is_file():
        return ()
    return tuple(VendorFile(path).vendors())


def write_vendors(path: Path, vendors: Iterable[Vendor]) -> None:
    """Replace the list in one step; whoever has it open goes on with the old one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, partial = tempfile.mkstemp(prefix="partial-", suffix=".sqlite", dir=path.parent)
        os.close(handle)
        try:
            _write(Path(partial), vendors)
            Path(partial).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(partial).unlink()
            raise
    except (OSError, sqlite3.Error) as error:
        raise ConfigError(f"the vendor list {path} cannot be written: {error}") from error


def _write(path: Path, vendors: Iterable[Vendor]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.executescript(_TABLES)
        for number, vendor in enumerate(vendors, start=1):
            content = json.dumps(vendor_to_json(vendor), ensure_ascii=False)
            connection.execute("INSERT INTO vendor VALUES (?, ?)", (number, content))
            keys = ((key, number) for key in keys_of(vendor))
            connection.executemany("INSERT INTO found VALUES (?, ?)", keys)
        connection.execute(_INDEX, (_TOO_COMMON,))
        connection.commit()


def _opened(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise ConfigError(
            f"vendor list {path} does not exist: make one with `docintel vendors import FILE`"
        )
    try:
        # Nobody changes the file, so nothing has to be locked, and any thread may read.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        form = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise _not_a_list(path) from error
    if form != _FORM:
        connection.close()
        raise _not_a_list(path)
    return connection


def _not_a_list(path: Path) -> ConfigError:
    return ConfigError(
        f"{path} is no vendor list: import the table with `docintel vendors import FILE`"
    )
