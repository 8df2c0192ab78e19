"""Keep files on disk, each under the SHA-256 of its content.

A file is written aside, flushed to the disk and renamed, so a key either names the whole content
or nothing.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from docintel.errors import StorageError

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class FileStore:
    """A folder of contents. A key is the SHA-256 in hexadecimal digits."""

    root: Path

    def add(self, file: BinaryIO) -> str:
        """Store what is left of an open file, a megabyte at a time, and give its key.

        Raises OSError where it cannot be read or stored.
        """
        return self._write(_chunks(file))

    def add_bytes(self, content: bytes) -> str:
        """Store it and give its key; storing it again changes nothing. Raises StorageError."""
        try:
            return self._write([content])
        except OSError as error:
            raise cannot_store(self.root, error) from error

    def path(self, key: str) -> Path:
        return self.root / key[:2] / key

    def read(self, key: str) -> bytes:
        return self.path(key).read_bytes()

    def _write(self, chunks: Iterable[bytes]) -> str:
        self.root.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        handle, partial = tempfile.mkstemp(prefix="partial-", dir=self.root)
        try:
            with os.fdopen(handle, "wb") as file:
                for chunk in chunks:
                    digest.update(chunk)
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            self._keep(Path(partial), digest.hexdigest())
        finally:
            Path(partial).unlink(missing_ok=True)
        return digest.hexdigest()

    def _keep(self, partial: Path, key: str) -> None:
        final = self.path(key)
        final.parent.mkdir(exist_ok=True)
        partial.replace(final)
        _sync_folder(final.parent)


def cannot_store(root: Path, error: OSError) -> StorageError:
    """What to tell the operator."""
    return StorageError(
        f"nothing can be stored under {root} ({error.strerror or error});"
        " free some space there, or set DOCINTEL_HOME to another folder"
    )


def hash_of(file: BinaryIO) -> str:
    """The key that an open file would have, without storing it."""
    digest = hashlib.sha256()
    for chunk in _chunks(file):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    while chunk := file.read(_CHUNK):
        yield chunk


def _sync_folder(folder: Path) -> None:
    """Make the new name durable too; Windows cannot open a folder, and need not."""
    with suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
