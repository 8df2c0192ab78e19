"""Processing ends in one of three states, says why, and never loses what was found before."""

from __future__ import annotations

import errno
import logging
import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from io import BytesIO
from typing import ClassVar

import pytest
from PIL import Image

from docintel.app import App
from docintel.core.document import Document, State
from docintel.core.filing import Filing, Note, Status
from docintel.core.geometry import Box
from docintel.core.page import Page, Region
from docintel.errors import MissingProgramError, NotFoundError
from docintel.pipeline.runner import Named, Pipeline, Unobserved
from docintel.pipeline.stage import Slot
from docintel.services.clock import now
from docintel.services.process import Processor, Task
from docintel.services.queue import Queue
from docintel.storage import queue
from docintel.storage.files import FileStore
from tests.fakes import FindTotal, pipeline


def processor(app: App, with_pipeline: Pipeline | None = None) -> Processor:
    return Processor(app.database, app.files, with_pipeline or pipeline(), app.settings.limits)


@pytest.fixture
def processed(app: App) -> Callable[..., Filing]:
    def run(text: str, password: str | None = None) -> Filing:
        id = app.intake.accept_bytes(text.encode(), "a.txt").filing.id
        processor(app)(Task(id, password))
        return app.query.filing(id)

    return run


def test_a_document_in_order_is_done(app: App, processed: Callable[..., Filing]) -> None:
    filing = processed("Tea TOTAL 5\fpage two")
    assert (filing.status, filing.reasons, filing.error) == (Status.DONE, (), None)
    assert (filing.type_name, filing.page_count, filing.progress) == ("receipt", 2, 1.0)
    record = app.query.record(filing.id)
    assert [field["value"] for field in record["fields"]] == ["5"]
    assert record["line_items"][0]["description"]["value"] == "Tea"
    assert [page["number"] for page in record["pages"]] == [1, 2]
    assert record["versions"] == {"pipeline": "fake@1"}


def test_regions_are_kept_as_the_stages_that_see_all_pages_left_them(app: App) -> None:
    region = Region("page-header", Box(0, 0, 9, 8), 0, repeated=True)

    @dataclass(frozen=True)
    class MarkSecond:
        reads: ClassVar = frozenset({Slot.LINES})
        writes: ClassVar = frozenset({Slot.PAGES})

        def __call__(self, document: Document) -> Document:
            first, second = document.pages
            return replace(document, pages=(first, replace(second, regions=(region,))))

    id = app.intake.accept_bytes(b"one\ftwo", "a.txt").filing.id
    stages = (Named("mark_second", MarkSecond()),)
    processor(app, pipeline(document_stages=stages))(Task(id, None))
    first, second = app.query.record(id)["pages"]
    assert first["regions"] == []
    assert [one["repeated"] for one in second["regions"]] == [True]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TOTAL 0", "check_failed"),
        ("no sum", "type_unknown"),
        ("TOTAL 5\fBROKEN", "page_failed"),
    ],
)
def test_a_document_with_anything_to_look_at_is_in_review(
    processed: Callable[..., Filing], text: str, code: str
) -> None:
    filing = processed(text)
    assert filing.status is Status.REVIEW
    assert [reason.code for reason in filing.reasons] == [code]


def test_an_unsure_field_puts_the_document_in_review(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    unsure = replace(pipeline(), document_stages=(Named("find_total", FindTotal(State.REVIEW)),))
    assert processor(app, unsure)(Task(id)) is Status.REVIEW


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty_file"), ("%cut", "damaged_file"), ("#!", "password_required")]
)
def test_a_file_that_cannot_be_opened_is_failed_with_a_code(
    app: App, processed: Callable[..., Filing], text: str, code: str
) -> None:
    filing = processed(text)
    assert filing.status is Status.FAILED
    assert filing.error is not None
    assert filing.error.code == code
    assert app.query.record(filing.id)["pages"] == []


def test_a_password_opens_what_failed_without(processed: Callable[..., Filing]) -> None:
    assert processed("#TOTAL 5").status is Status.FAILED
    filing = processed("#TOTAL 5", "sesame")
    assert (filing.status, filing.error) == (Status.REVIEW, None)


class _Broken:
    """A source that fails in a way that nobody foresaw."""

    def open(self, *_: object) -> object:
        raise ZeroDivisionError("secret words of the document")


def test_an_unforeseen_error_is_failed_without_a_traceback_or_text_in_the_log(
    app: App, caplog: pytest.LogCaptureFixture
) -> None:
    id = app.intake.accept_bytes(b"a", "a.txt").filing.id
    with caplog.at_level(logging.INFO):
        assert processor(app, pipeline(source=_Broken()))(Task(id)) is Status.FAILED
    error = app.query.filing(id).error
    assert error is not None
    assert error.code == "internal"
    assert "ZeroDivisionError" in error.message
    assert "secret" not in error.message + caplog.text


def test_a_missing_program_is_said_on_the_document(app: App) -> None:
    class NeedsPoppler:
        def open(self, *_: object) -> object:
            raise MissingProgramError("pdftoppm is not installed; install poppler-utils")

    id = app.intake.accept_bytes(b"a", "a.txt").filing.id
    processor(app, pipeline(source=NeedsPoppler()))(Task(id))
    assert app.query.filing(id).error == Note(
        "missing_program", "pdftoppm is not installed; install poppler-utils"
    )


def test_pages_are_stored_with_their_pictures_as_they_are_finished(app: App) -> None:
    id = app.intake.accept_bytes(b"one\ftwo TOTAL 5", "a.txt").filing.id
    seen: list[tuple[int, int, float]] = []

    class Watching(Unobserved):
        def finished(self, page: Page, image: Image.Image | None) -> None:
            filing = app.query.filing(id)
            seen.append((page.number, len(app.query.document(id).pages), filing.progress))

    processor(app)(Task(id), Watching())
    assert seen == [(1, 1, 0.45), (2, 2, 0.9)]
    picture = Image.open(BytesIO(app.query.page_image(id, 2)))
    assert (picture.format, picture.size) == ("JPEG", (200, 100))
    with pytest.raises(NotFoundError, match="page 3"):
        app.query.page_image(id, 3)


def test_processing_again_replaces_what_is_shown_and_keeps_history(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    processor(app)(Task(id))
    assert app.query.was_processed_by(id, "fake@1")
    processor(app, pipeline(version="fake@2", document_stages=()))(Task(id))
    assert app.query.document(id).fields == ()
    assert [run.pipeline for run in app.query.history(id)] == ["fake@2", "fake@1"]
    assert not app.query.was_processed_by(id, "fake@1")


def test_a_document_at_work_elsewhere_is_waited_for(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    assert Queue(app.database).claim_oldest() == id
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(processor(app, pipeline(version="other@1")), Task(id))
        processor(app).run_claimed(Task(id))
        assert waiting.result(20) is Status.DONE
    assert [run.pipeline for run in app.query.history(id)] == ["fake@1"]


def test_a_document_that_another_worker_gives_back_is_taken(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    assert Queue(app.database).claim_oldest() == id
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(processor(app), Task(id))
        with app.database.write() as session:
            queue.release(session, id, now())
        assert waiting.result(20) is Status.DONE
    assert len(app.query.history(id)) == 1


def test_a_type_that_a_person_states_reaches_the_pipeline(app: App) -> None:
    id = app.intake.accept_bytes(b"no sum", "a.txt", stated_type="letter").filing.id
    processor(app, pipeline(document_stages=()))(Task(id))
    assert app.query.filing(id).type_name == "letter"


def test_a_worker_that_is_told_to_stop_gives_its_document_back(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id

    class Stopping(Unobserved):
        def finished(self, page: Page, image: Image.Image | None) -> None:
            raise SystemExit(143)

    with pytest.raises(SystemExit):
        processor(app)(Task(id), Stopping())
    assert app.query.filing(id).status is Status.QUEUED
    assert [run.status for run in app.query.history(id)] == ["stopped"]


def test_a_heart_beats_while_a_stage_takes_its_time(
    app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docintel.services.heartbeat._SECONDS", 0.01)
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    beats: list[str] = []
    beat = queue.beat

    def count(*arguments: object) -> None:
        beats.append(str(arguments[1]))
        beat(*arguments)  # type: ignore[arg-type]

    class Waiting(Unobserved):
        def opened(self, page_count: int, finished: int) -> None:
            while len(beats) < 3:
                pass

    monkeypatch.setattr(queue, "beat", count)
    processor(app)(Task(id), Waiting())
    assert set(beats) == {id}


def test_what_is_found_is_searched_by_text_value_and_name(
    app: App, processed: Callable[..., Filing]
) -> None:
    filing = processed("Tea from Ceylon TOTAL 12.50")
    for words, page in (("ceylon", 1), ("12,50", 0), ("a.txt", 0)):
        assert (filing.id, page) in [(hit.document_id, hit.page) for hit in app.query.search(words)]


def test_a_document_that_never_ran_has_an_empty_record(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    assert app.query.document(id) == Document(id)
    assert app.query.record(id)["status"] == "queued"


@dataclass(frozen=True)
class FullDisk(FileStore):
    """Gives what it has and takes nothing more."""

    def _write(self, chunks: Iterable[bytes]) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_said_on_the_document(app: App) -> None:
    id = app.intake.accept_bytes(b"Tea TOTAL 5", "a.txt").filing.id
    full = FullDisk(app.files.root)
    assert Processor(app.database, full, pipeline(), app.settings.limits)(Task(id)) is Status.FAILED
    error = app.query.filing(id).error
    assert error
    assert error.code == "storage"
    assert "No space left on device); free some space" in error.message
