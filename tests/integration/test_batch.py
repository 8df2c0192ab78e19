"""Worker processes: all documents end, also when a worker does not survive one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import URL

from docintel.app import App, open_processor
from docintel.core.filing import Status
from docintel.errors import ConfigError
from docintel.pipeline.runner import Observer
from docintel.services.batch import Batch
from docintel.services.process import Task
from docintel.services.worker_process import (
    Began,
    Ended,
    Event,
    Opened,
    PageDone,
    StageBegan,
)
from docintel.storage.database import sqlite_url
from tests.fakes import open_fake_processor

Run = Callable[..., list[Event]]


@pytest.fixture
def database_url(tmp_path: Path) -> URL:
    """One database is enough here: what is tested are the processes."""
    return sqlite_url(tmp_path / "home" / "docintel.sqlite")


@pytest.fixture
def run(app: App) -> Run:
    """Process these texts in worker processes, and give what was heard of them."""

    def run(*texts: str, workers: int = 1) -> list[Event]:
        heard: list[Event] = []
        tasks = [
            Task(app.intake.accept_bytes(text.encode(), f"{n}.txt").filing.id)
            for n, text in enumerate(texts)
        ]
        make = partial(open_fake_processor, app.settings)
        Batch(make, heard.append, app.queue.fail_for_dead_worker, workers).run(tasks)
        return heard

    return run


def statuses(app: App) -> dict[str, Status]:
    return {filing.name: filing.status for filing in app.query.list()}


def test_the_parent_hears_how_far_a_document_is(app: App, run: Run) -> None:
    heard = run("Tea TOTAL 5")
    id = app.query.list()[0].id
    stages = [event.stage for event in heard if isinstance(event, StageBegan)]
    # The source opens the file, draws its page, and finds no other.
    pages = ["source", "source", "one_line", "fails_on", "dies_on", "source"]
    assert stages == [*pages, "find_total"]
    others = [event for event in heard if not isinstance(event, StageBegan)]
    assert others == [Began(id), Opened(id, 1, 0), PageDone(id, 1), Ended(id)]


def test_a_worker_that_dies_takes_only_its_own_document_down(app: App, run: Run) -> None:
    run("TOTAL 1", "one\fDEADLY", "TOTAL 2", "DEADLY", "TOTAL 3")
    assert statuses(app) == {
        "0.txt": Status.DONE,
        "1.txt": Status.FAILED,
        "2.txt": Status.DONE,
        "3.txt": Status.FAILED,
        "4.txt": Status.DONE,
    }
    [failed] = [filing for filing in app.query.list() if filing.name == "1.txt"]
    assert failed.error is not None
    assert failed.error.code == "worker_died"
    assert [run.status for run in app.query.history(failed.id)] == ["died"]


def test_several_workers_share_the_documents(app: App, run: Run) -> None:
    heard = run(*(f"TOTAL {n}" for n in range(1, 9)), workers=3)
    assert set(statuses(app).values()) == {Status.DONE}
    assert sum(isinstance(event, Ended) for event in heard) == 8


@dataclass(frozen=True)
class Meets:
    """A worker that lets go of its document only when another one has a document too."""

    folder: Path

    def __call__(self, task: Task, observer: Observer | None = None) -> None:
        (self.folder / task.document_id).touch()
        last = time.monotonic() + 60
        while len(list(self.folder.iterdir())) < 2:
            assert time.monotonic() < last, "nobody else came"
            time.sleep(0.01)


def test_two_workers_are_at_work_at_once(tmp_path: Path) -> None:
    died: list[str] = []
    make = partial(Meets, tmp_path)
    Batch(make, lambda _: None, died.append, workers=2).run([Task("one"), Task("two")])
    assert died == []
    assert len(list(tmp_path.iterdir())) == 2


class Talks:
    """A worker whose libraries print, in Python and beside it."""

    def __call__(self, task: Task, observer: Observer | None = None) -> None:
        print("from Python", flush=True)  # noqa: T201 - what foreign code does
        os.write(1, b"from C\n")


def test_what_a_worker_prints_goes_to_the_log_and_not_between_the_records(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    log = tmp_path / "logs" / "workers.log"
    Batch(Talks, lambda _: None, lambda _: None, log=log).run([Task("one")])
    assert log.read_text() == "from Python\nfrom C\n"
    assert capfd.readouterr() == ("", "")


def test_the_last_document_may_be_the_deadly_one(app: App, run: Run) -> None:
    heard = run("DEADLY")
    assert [type(event) for event in heard][-1] is Ended
    assert statuses(app) == {"0.txt": Status.FAILED}


def test_an_interrupted_batch_gives_back_what_was_at_work(app: App) -> None:
    task = Task(app.intake.accept_bytes(b"TOTAL 1\fTOTAL 2", "a.txt").filing.id)

    def interrupt(event: Event) -> None:
        if isinstance(event, Opened):
            raise KeyboardInterrupt

    make = partial(open_fake_processor, app.settings)
    with pytest.raises(KeyboardInterrupt):
        Batch(make, interrupt, app.queue.fail_for_dead_worker).run([task])
    assert statuses(app)["a.txt"] in {Status.QUEUED, Status.DONE}


def test_workers_that_cannot_start_are_an_error_and_no_endless_loop(app: App) -> None:
    id = app.intake.accept_bytes(b"TOTAL 1", "a.txt").filing.id
    make = partial(open_processor, app.settings, "no such pipeline")
    with pytest.raises(ConfigError, match="docintel doctor"):
        Batch(make, lambda _: None, app.queue.fail_for_dead_worker).run([Task(id)])
    assert app.query.filing(id).status is Status.QUEUED
