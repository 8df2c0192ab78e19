"""Start the child that opens a file, read its answers under a deadline, and end it.

It is a fresh process, never a fork, in an environment without secrets.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import subprocess
import sys
import time
from typing import IO, Protocol

from docintel.core.limits import Limits
from docintel.engines.opening.reply import MAX_ATTACHED_BYTES
from docintel.engines.opening.wire import Header, receive, send
from docintel.errors import (
    DamagedFileError,
    EngineError,
    InputError,
    OutOfMemoryError,
    TimedOutError,
)

#: Importing the libraries comes before the file is touched and is not held against it.
_START_SECONDS = 120.0
#: How long a child that has closed its pipe may take to end, so that its status can be asked.
_END_SECONDS = 2.0

#: A page image goes through three times as fast as through a pipe of the usual 64 kB.
_PIPE_BYTES = 1024 * 1024

_PYTHON = (sys.executable, "-P", "-m")
_PROGRAM = (*_PYTHON, "docintel.engines.opening.child")
_INHERITED = ("PATH", "PYTHONPATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR")


class Request(Protocol):
    """What a child is asked to do, and within which limits."""

    @property
    def limits(self) -> Limits: ...

    def to_header(self) -> Header: ...


class Child:
    """A child process that has been asked to open a file. It has to be closed.

    `module` is the program where it is another one than that which draws pages.
    """

    def __init__(self, request: Request, module: str | None = None) -> None:
        self._limits = request.limits
        self._max_body = max(3 * request.limits.max_pixels, MAX_ATTACHED_BYTES)
        # A session of its own, so that the programs it starts can be ended with it.
        self._process = subprocess.Popen(
            (*_PYTHON, module) if module else _PROGRAM,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            env={name: os.environ[name] for name in _INHERITED if name in os.environ},
            start_new_session=True,
        )
        try:
            _widen(self._process.stdout)
            self._start(request)
        except BaseException:
            self.close()
            raise

    def receive(self) -> tuple[Header, bytearray]:
        """The next answer; raises an InputError that says why there is none."""
        return self._receive(self._limits.seconds_per_page)

    def close(self) -> None:
        """End the child and what it started; harmless when it has ended already."""
        self._end(0)
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                stream.close()

    def _start(self, request: Request) -> None:
        assert self._process.stdin
        try:
            send(self._process.stdin, request.to_header())
            self._receive(_START_SECONDS)
        except (BrokenPipeError, InputError) as error:
            raise EngineError("the process that opens files did not start") from error

    def _receive(self, seconds: float) -> tuple[Header, bytearray]:
        deadline = time.monotonic() + seconds
        try:
            return receive(lambda size: self._read(size, deadline), self._max_body)
        except EOFError as error:
            raise self._cause_of_death() from error
        except TimeoutError as error:
            raise self._too_slow() from error

    def _read(self, size: int, deadline: float) -> bytearray:
        """Exactly `size` bytes; raises TimeoutError or EOFError."""
        assert self._process.stdout
        pipe = self._process.stdout.fileno()
        poll = select.poll()
        poll.register(pipe, select.POLLIN)
        buffer = bytearray(size)
        rest = memoryview(buffer)
        while rest:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise TimeoutError
            count = os.readv(pipe, [rest])
            if count == 0:
                raise EOFError
            rest = rest[count:]
        return buffer

    def _cause_of_death(self) -> InputError:
        status = self._end(_END_SECONDS)
        if status == -signal.SIGALRM:
            return self._too_slow()
        if status == -signal.SIGKILL:
            return OutOfMemoryError("the system ran out of memory while this was read")
        return DamagedFileError("this is damaged in a way that crashes its reader")

    def _too_slow(self) -> InputError:
        return TimedOutError(
            f"this took longer than {self._limits.seconds_per_page:g} seconds;"
            " raise DOCINTEL_SECONDS_PER_PAGE if the file can be trusted"
        )

    def _end(self, seconds: float) -> int | None:
        """The child's own exit status, None when it did not end by itself in that time."""
        status = None
        with contextlib.suppress(subprocess.TimeoutExpired):
            status = self._process.wait(seconds)
        # Also after its own end: a program that it started may still run.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        return status


def _widen(pipe: IO[bytes] | None) -> None:
    # Linux only, and only as far as the user's share of such memory goes.
    if pipe and hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE_BYTES)
