"""The worker takes what waits, the oldest first, until there is nothing or it is told to stop."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from threading import Thread

import pytest

from docintel.app import App
from docintel.core.filing import Status
from docintel.jobs.local_worker import LocalWorker
from docintel.services.clock import now
from docintel.services.process import Processor
from docintel.storage.queue import LEASE
from tests.fakes import pipeline


def worker(app: App, said: list[tuple[str, str]]) -> LocalWorker:
    processor = Processor(app.database, app.files, pipeline(), app.settings.limits)
    return LocalWorker(app.queue, processor, app.query, lambda *words: said.append(words))


def test_what_waits_is_processed_the_oldest_first(app: App) -> None:
    for number in (1, 2, 3):
        app.intake.accept_bytes(f"TOTAL {number}".encode(), f"{number}.txt")
    said: list[tuple[str, str]] = []
    worker(app, said).run(until_empty=True)
    assert said == [("1.txt", "done"), ("2.txt", "done"), ("3.txt", "done")]
    assert app.query.counts() == {Status.DONE: 3}


def test_what_a_dead_worker_left_is_taken_up(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    id = app.intake.accept_bytes(b"TOTAL 5", "a.txt").filing.id
    assert app.queue.claim_oldest() == id
    said: list[tuple[str, str]] = []
    worker(app, said).run(until_empty=True)
    assert said == []
    later = now() + LEASE + dt.timedelta(seconds=1)
    monkeypatch.setattr("docintel.services.queue.now", lambda: later)
    worker(app, said).run(until_empty=True)
    assert said == [("a.txt", "done")]


def test_a_worker_that_is_told_to_stop_ends(app: App) -> None:
    local = worker(app, [])
    thread = Thread(target=local.run)
    thread.start()
    local.stop()
    thread.join(10)
    assert not thread.is_alive()


def test_a_worker_that_nobody_wants_any_more_ends(app: App) -> None:
    app.intake.accept_bytes(b"TOTAL 5", "a.txt")
    replace(worker(app, []), wanted=lambda: False).run()
    assert app.query.counts() == {Status.QUEUED: 1}
