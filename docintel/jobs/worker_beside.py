"""Keep a worker process running beside the pages, for as long as they are served."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

#: A worker that ends by itself gets a successor after this long.
_SECONDS_BEFORE_NEXT = 2.0
#: A worker that is told to stop first gives its document back.
_SECONDS_TO_STOP = 10.0


@contextmanager
def worker_beside() -> Iterator[None]:
    """A `docintel worker` process, replaced when it dies and stopped at the end."""
    ending = threading.Event()
    keeper = threading.Thread(target=_keep, args=(ending,), name="worker keeper")
    keeper.start()
    try:
        yield
    finally:
        ending.set()
        keeper.join()


def _keep(ending: threading.Event) -> None:
    while not ending.is_set():
        # In a session of its own: Ctrl-C in the terminal is for us, and we stop the worker.
        command = [sys.executable, "-m", "docintel", "worker", "--beside", str(os.getpid())]
        worker = subprocess.Popen(command, start_new_session=True)
        while worker.poll() is None and not ending.wait(0.2):
            pass
        _stop(worker)
        ending.wait(_SECONDS_BEFORE_NEXT)


def _stop(worker: subprocess.Popen[bytes]) -> None:
    # Not SIGINT, which what a script starts in the background ignores.
    worker.terminate()
    try:
        worker.wait(_SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        worker.kill()
        worker.wait()
