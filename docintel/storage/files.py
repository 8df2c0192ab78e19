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

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class FileStore:
    """A folder of contents. A key is the SHA-256 in hexadecimal digits."""

    root: Path

    def add(self, content: bytes) -> str:
        """Store it and give its key; storing it again changes nothing."""
        return self._write([content])

    def add_file(self, path: Path) -> str:
        """Copy a file in, a megabyte at a time."""
        return self._write(_chunks(path))

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


def hash_file(path: Path) -> str:
    """The key that a file would have, without storing it."""
    digest = hashlib.sha256()
    for chunk in _chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
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
