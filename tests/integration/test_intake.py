"""Whatever is handed in becomes one document that stays visible."""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from docintel.app import App
from docintel.core.filing import Note, Status
from docintel.errors import ConfigError, InputError, StorageError
from docintel.services.intake import find_files
from docintel.storage import documents


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all")
    return path


def test_a_file_is_kept_and_queued(app: App, letter: Path) -> None:
    accepted = app.intake.accept_file(letter)
    assert not accepted.duplicate
    assert accepted.filing.status is Status.QUEUED
    assert (accepted.filing.name, accepted.filing.path) == ("letter.txt", str(letter))
    assert app.files.read(accepted.filing.sha256) == b"Dear all"


def test_the_same_content_under_another_name_is_the_same_document(app: App, letter: Path) -> None:
    first = app.intake.accept_file(letter)
    second = app.intake.accept_bytes(b"Dear all", "copy.txt")
    assert second.duplicate
    assert second.filing == first.filing


def test_the_same_content_handed_in_at_once_is_one_document(app: App) -> None:
    assert app.database

    def accept(number: int) -> str:
        return app.intake.accept_bytes(b"same", f"{number}.txt").filing.id

    with ThreadPoolExecutor(8) as uploads:
        assert len(set(uploads.map(accept, range(16)))) == 1
    assert len(app.query.list()) == 1


def test_an_empty_file_is_a_document_too(app: App) -> None:
    assert app.intake.accept_bytes(b"", "empty.pdf").filing.size == 0


def test_a_file_as_large_as_the_limit_is_taken(app: App, letter: Path) -> None:
    intake = replace(app.intake, limits=replace(app.intake.limits, max_bytes=8))
    assert intake.accept_file(letter).filing.status is Status.QUEUED


def test_a_type_that_is_stated_later_is_taken_and_none_takes_nothing_back(
    app: App, letter: Path
) -> None:
    id = app.intake.accept_file(letter).filing.id
    app.intake.accept_file(letter, "letter_email")
    assert app.intake.accept_file(letter).duplicate
    with app.database.read() as session:
        assert documents.stated_type(session, id) == "letter_email"


def test_a_file_over_the_limit_is_failed_and_not_copied(app: App, letter: Path) -> None:
    intake = replace(app.intake, limits=replace(app.intake.limits, max_bytes=7))
    filing = intake.accept_file(letter).filing
    assert filing.status is Status.FAILED
    assert filing.error == Note(
        "file_too_large",
        "the file has 8 bytes, the limit is 7; split it or raise DOCINTEL_MAX_BYTES",
    )
    assert filing.sha256 == hashlib.sha256(b"Dear all").hexdigest()
    assert not app.files.path(filing.sha256).exists()


def test_a_file_that_was_too_large_is_taken_once_the_limit_allows(app: App, letter: Path) -> None:
    replace(app.intake, limits=replace(app.intake.limits, max_bytes=7)).accept_file(letter)
    filing = app.intake.accept_file(letter).filing
    assert filing.status is Status.QUEUED
    assert app.files.read(filing.sha256) == b"Dear all"


def test_a_file_that_cannot_be_read_is_named(app: App, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.pdf cannot be read or stored: No such file"):
        app.intake.accept_file(tmp_path / "gone.pdf")


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"%PDF-1.7", "application/pdf"),
        (b"junk before %PDF-1.4", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"II*\0", "image/tiff"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"MZ", "application/octet-stream"),
    ],
)
def test_the_media_type_comes_from_the_content(app: App, head: bytes, media_type: str) -> None:
    assert app.intake.accept_bytes(head, "renamed.doc").filing.media_type == media_type


def test_a_folder_stands_for_its_files_in_order_without_hidden_ones(tmp_path: Path) -> None:
    for name in ("b.pdf", "a/z.pdf", ".hidden.pdf", ".git/c.pdf", "a/.d/e.pdf"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).write_text("")
    found = find_files([tmp_path, tmp_path / "b.pdf"])
    assert [str(path.relative_to(tmp_path)) for path in found] == ["a/z.pdf", "b.pdf"]


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"no file or folder .*gone"):
        find_files([tmp_path / "gone"])


def test_a_name_that_no_disk_can_hold_is_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="File name too long"):
        find_files([tmp_path / ("n" * 300)])


def test_links_in_a_circle_are_a_path_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(ConfigError, match="symbolic links"):
        find_files([tmp_path / "a"])
    assert find_files([tmp_path]) == []


def test_a_pipe_is_refused_without_waiting_for_its_writer(app: App, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo.pdf")
    with pytest.raises(InputError, match="a pipe or device; save it to a file"):
        app.intake.accept_file(tmp_path / "fifo.pdf")


def test_a_device_without_end_is_refused(app: App) -> None:
    with pytest.raises(InputError, match="a pipe or device"):
        app.intake.accept_file(Path("/dev/zero"))


def test_an_upload_that_cannot_be_stored_says_what_to_do(app: App) -> None:
    app.files.root.parent.mkdir(parents=True, exist_ok=True)
    app.files.root.write_text("in the way")
    with pytest.raises(StorageError, match="free some space"):
        app.intake.accept_bytes(b"Dear all", "letter.txt")
