"""What runs in a worker process of a batch: take a task, process it, tell how far it is."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NoReturn

from PIL.Image import Image

from docintel.core.page import Page
from docintel.services.process import Task

_STDOUT, _STDERR = 1, 2


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has nothing to do."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something happened to a document."""

    document_id: str


@dataclass(frozen=True, slots=True)
class Began(Event):
    """A worker took it."""


@dataclass(frozen=True, slots=True)
class Opened(Event):
    """Its pages are counted, and those that an earlier run finished."""

    page_count: int
    finished: int


@dataclass(frozen=True, slots=True)
class StageBegan(Event):
    """A stage began, on a page or (None) on the whole document."""

    stage: str
    page: int | None


@dataclass(frozen=True, slots=True)
class PageDone(Event):
    """A page is stored."""

    page: int


@dataclass(frozen=True, slots=True)
class Ended(Event):
    """The worker let go of it, whatever came out."""


@dataclass(frozen=True)
class _Teller:
    """An observer that sends what it sees to the parent."""

    document_id: str
    connection: Connection

    def opened(self, page_count: int, finished: int) -> None:
        self._send(Opened(self.document_id, page_count, finished))

    def started(self, stage: str, page: int | None) -> None:
        self._send(StageBegan(self.document_id, stage, page))

    def prepared(self, page: int, before: Image, after: Image) -> None: ...

    def finished(self, page: Page, image: Image | None) -> None:
        self._send(PageDone(self.document_id, page.number))

    def _send(self, event: Event) -> None:
        try:
            self.connection.send(event)
        except OSError:
            # The parent is gone. This gives the document back, instead of failing it.
            sys.exit(1)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a worker process may use: so many processors, and a file for what it prints."""

    threads: int
    log: Path | None


def work(make_worker: Callable[[], Any], connection: Connection, desk: Desk) -> None:
    """Ask for tasks until None comes."""
    _settle(desk)
    worker = make_worker()
    while True:
        connection.send(Ready())
        task: Task | None = connection.recv()
        if task is None:
            return
        worker(task, _Teller(task.document_id, connection))
        connection.send(Ended(task.document_id))


def _settle(desk: Desk) -> None:
    """Leave Ctrl-C to the parent, stop cleanly when it says so, share the processors fairly."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    if desk.log:
        os.dup2(os.open(desk.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), _STDERR)
    # What a foreign library prints must not end up between the records.
    os.dup2(_STDERR, _STDOUT)
    os.environ.setdefault("OMP_NUM_THREADS", str(desk.threads))
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")


def _stop(_signal: int, _frame: object) -> NoReturn:
    sys.exit(143)
