"""The file store keeps each content once, whole or not at all."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from docintel.errors import StorageError
from docintel.storage.files import FileStore, hash_of


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def contents(files: FileStore) -> list[Path]:
    return [path for path in files.root.rglob("*") if path.is_file()]


def test_a_content_is_found_under_its_hash(files: FileStore) -> None:
    key = files.add_bytes(b"abc")
    assert key == hashlib.sha256(b"abc").hexdigest()
    assert files.read(key) == b"abc"


def test_the_same_content_is_kept_once(files: FileStore) -> None:
    files.add_bytes(b"abc")
    files.add(io.BytesIO(b"abc"))
    assert len(contents(files)) == 1


def test_a_large_file_has_the_same_key_copied_or_only_hashed(files: FileStore) -> None:
    content = b"0123456789" * 300_000
    key = files.add(io.BytesIO(content))
    assert key == hash_of(io.BytesIO(content)) == hashlib.sha256(content).hexdigest()
    assert files.read(key) == content


class _Torn:
    """A file on a disk that breaks after the first megabyte."""

    def __init__(self) -> None:
        self.pieces = iter([b"half"])

    def read(self, _size: int) -> bytes:
        piece = next(self.pieces, None)
        if piece is None:
            raise OSError("the disk is gone")
        return piece


def test_a_copy_that_breaks_off_leaves_nothing(files: FileStore) -> None:
    with pytest.raises(OSError, match="disk is gone"):
        files.add(cast("BinaryIO", _Torn()))
    assert contents(files) == []


def test_a_store_that_takes_nothing_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("in the way")
    with pytest.raises(StorageError, match=r"files \(File exists\); free some space"):
        FileStore(tmp_path / "files").add_bytes(b"abc")
