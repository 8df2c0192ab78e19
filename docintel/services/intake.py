"""Accept a file: the same code for the command line, the upload page and the API.

Nothing is judged here but size: a file that cannot be read becomes a document that says so.
"""

from __future__ import annotations

import io
import os
import stat
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from docintel.core.file_type import HEAD_BYTES, media_type
from docintel.core.filing import Filing, Note
from docintel.core.limits import Limits
from docintel.errors import ConfigError, FileTooLargeError, InputError
from docintel.services.clock import now
from docintel.storage import documents, queue
from docintel.storage.database import Database
from docintel.storage.files import FileStore, cannot_store, hash_of


@dataclass(frozen=True, slots=True)
class Accepted:
    """A filed document; `duplicate` says that its content was there before."""

    filing: Filing
    duplicate: bool


@dataclass(frozen=True)
class Intake:
    """Where accepted files go."""

    database: Database
    files: FileStore
    limits: Limits

    def accept_file(self, path: Path, stated_type: str | None = None) -> Accepted:
        """Copy a file in and queue it; raises InputError where it cannot be read from disk."""
        try:
            # Opening a pipe waits for a writer, and a device has no end.
            if not stat.S_ISREG(path.stat().st_mode):
                raise InputError(f"{path} is no file but a pipe or device; save it to a file")
            with path.open("rb") as file:
                return self._accept(file, path.name, str(path.absolute()), stated_type)
        except OSError as error:
            raise InputError(
                f"{path} cannot be read or stored: {error.strerror or error}"
            ) from error

    def accept_bytes(self, content: bytes, name: str, stated_type: str | None = None) -> Accepted:
        """Store an upload and queue it, once it is durable; raises StorageError."""
        try:
            return self._accept(io.BytesIO(content), name, name, stated_type)
        except OSError as error:
            raise cannot_store(self.files.root, error) from error

    def _accept(self, file: BinaryIO, name: str, path: str, stated_type: str | None) -> Accepted:
        size = file.seek(0, os.SEEK_END)
        file.seek(0)
        head = file.read(HEAD_BYTES)
        file.seek(0)
        too_large = size > self.limits.max_bytes
        new = documents.NewDocument(
            id=uuid.uuid4().hex,
            sha256=hash_of(file) if too_large else self.files.add(file),
            name=name,
            path=path,
            size=size,
            media_type=media_type(head),
            stated_type=stated_type,
            error=self._too_large(size) if too_large else None,
        )
        return self._file(new)

    def _file(self, new: documents.NewDocument) -> Accepted:
        """Unique by content: of two that come at once, the second finds the first."""
        try:
            with self.database.write() as session:
                known = documents.id_by_hash(session, new.sha256)
                if known is None:
                    documents.add(session, new, now())
                else:
                    _know_more(session, known, new)
                filing = documents.get(session, known or new.id)
        except IntegrityError:
            return self._file(new)
        return Accepted(filing, duplicate=known is not None)

    def _too_large(self, size: int) -> Note:
        return Note(
            FileTooLargeError.code,
            f"the file has {size:,} bytes, the limit is {self.limits.max_bytes:,};"
            " split it or raise DOCINTEL_MAX_BYTES",
        )


def _know_more(session: Session, known: str, new: documents.NewDocument) -> None:
    """What handing a file in again tells: its type, or that it is no longer too large."""
    if new.stated_type:
        documents.state_type(session, known, new.stated_type)
    filed = documents.get(session, known).error
    if filed and filed.code == FileTooLargeError.code and new.error is None:
        queue.add(session, known, now())


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files named, and those in the folders named, hidden ones left out, in sorted order.

    Raises ConfigError for a path that is not there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            raise ConfigError(
                f"there is no file or folder {path} ({error.strerror}); check the spelling"
            ) from error
        found.update(dict.fromkeys(_in_folder(path) if is_folder else [path]))
    return list(found)


def _in_folder(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file():
            yield path
