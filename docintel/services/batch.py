"""Process several documents in worker processes, each of which loads the models once.

A worker that dies takes only its own document down; another one takes its place.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Protocol

from docintel.errors import ConfigError
from docintel.pipeline.runner import Observer
from docintel.services.process import Task
from docintel.services.worker_process import Began, Desk, Ended, Event, Ready, work

#: A process that is told to stop first gives its document back.
_SECONDS_TO_STOP = 10.0


class Worker(Protocol):
    """Processes one document. It is made in the worker process."""

    def __call__(self, task: Task, observer: Observer | None = None) -> object: ...


@dataclass
class _Seat:
    """A worker process and the task that it has."""

    process: BaseProcess
    connection: Connection
    task: Task | None = None
    was_ready: bool = False


@dataclass
class Batch:
    """How to work: `make_worker` must be picklable, `died` is told of each victim.

    `listen` hears every event of every worker, in the caller's process. What workers print goes to
    the file `log`, or to stderr where there is none.
    """

    make_worker: Callable[[], Worker]
    listen: Callable[[Event], None]
    died: Callable[[str], None]
    workers: int = 1
    log: Path | None = None

    def run(self, tasks: Iterable[Task]) -> None:
        """Process all; raises ConfigError where no worker can start."""
        waiting = deque(tasks)
        self._empty_log()
        seats = [self._hire() for _ in range(min(self.workers, len(waiting)))]
        try:
            while seats:
                for seat in _heard(seats):
                    if self._attend(seat, waiting):
                        continue
                    seats.remove(seat)
                    if waiting and seat.was_ready and seat.process.exitcode:
                        seats.append(self._hire())
        finally:
            _dismiss(seats)

    def _desk(self) -> Desk:
        return Desk(max(1, (os.cpu_count() or 1) // self.workers), self.log)

    def _empty_log(self) -> None:
        if not self.log:
            return
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            self.log.write_bytes(b"")
        except OSError as error:
            raise ConfigError(
                f"{self.log} cannot be written ({error.strerror});"
                " set DOCINTEL_HOME to a folder you may write to"
            ) from error

    def _hire(self) -> _Seat:
        # Not forked: torch and threads that ran in this process would hang in the other.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=work, args=(self.make_worker, theirs, self._desk()))
        process.start()
        theirs.close()
        return _Seat(process, ours)

    def _attend(self, seat: _Seat, waiting: deque[Task]) -> bool:
        """Take one message from a worker; False when it is gone."""
        try:
            event: Event | Ready = seat.connection.recv()
        except (EOFError, OSError):
            self._bury(seat)
            return False
        if not isinstance(event, Ready):
            self.listen(event)
            return True
        seat.was_ready = True
        seat.task = waiting.popleft() if waiting else None
        if seat.task:
            self.listen(Began(seat.task.document_id))
        seat.connection.send(seat.task)
        return True

    def _bury(self, seat: _Seat) -> None:
        seat.process.join()
        seat.connection.close()
        if not seat.was_ready:
            where = f"; {self.log} may say why" if self.log else ""
            raise ConfigError(f"no worker process can start; run `docintel doctor`{where}")
        if seat.task:
            self.died(seat.task.document_id)
            self.listen(Ended(seat.task.document_id))


def _heard(seats: list[_Seat]) -> list[_Seat]:
    """The seats whose worker said something or is gone."""
    ready = wait([seat.connection for seat in seats])
    return [seat for seat in seats if seat.connection in ready]


def _dismiss(seats: list[_Seat]) -> None:
    for seat in seats:
        seat.process.terminate()
    for seat in seats:
        seat.process.join(_SECONDS_TO_STOP)
        seat.process.kill()
        seat.process.join()
