"""Hold a process that opens an untrusted file within bounds, from inside."""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO


def read_input(size: int) -> bytearray:
    """Exactly as many bytes of standard input; raises EOFError where there are fewer."""
    content = bytearray(sys.stdin.buffer.read(size))
    if len(content) < size:
        raise EOFError
    return content


def quiet_output() -> BinaryIO:
    """Keep the pipe to the parent for answers alone and send what libraries print nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return answers


def limit_resources(memory_mb: int) -> None:
    """Bound the memory of this process, and let it leave none behind when it crashes."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    memory = memory_mb * 1024 * 1024
    if most != resource.RLIM_INFINITY:
        memory = min(memory, most)
    # macOS has this limit, but sets none; there the time and size limits have to do.
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


@contextmanager
def alarmed(seconds: float) -> Iterator[None]:
    """End this process by SIGALRM after that time, also in the middle of foreign code.

    The parent watches the clock too; the alarm is for a child whose parent is gone.
    """
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
