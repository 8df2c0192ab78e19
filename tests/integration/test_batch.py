"""Worker processes: all documents end, also when a worker does not survive one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import URL

from docintel.app import App, open_processor
from docintel.core.filing import Status
from docintel.errors import ConfigError
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
    assert stages == ["source", "one_line", "fails_on", "dies_on", "source", "find_total"]
    others = [event for event in heard if not isinstance(event, StageBegan)]
    assert others == [Began(id), Opened(id, 1), PageDone(id, 1), Ended(id)]


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
