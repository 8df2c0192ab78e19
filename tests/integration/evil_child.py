"""A child that behaves, as far as page 1 of a few, and then does what its argument says.

It stands in for docintel.engines.opening.child when a file has taken that over or killed it.
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from docintel.core.page import Page
from docintel.engines.opening.reply import page_to_header
from docintel.engines.opening.request import OpenRequest
from docintel.engines.opening.wire import receive, send

_PAGE_COUNT = 3
_LONG = 8
_RED = bytes((255, 0, 0)) * 4


def _send_page(out: BinaryIO, number: int, pixels: bytes = _RED) -> None:
    send(out, {"kind": "page", **page_to_header(Page(number, 2, 2, 200))}, pixels)


def _die(by: signal.Signals) -> Callable[[BinaryIO], None]:
    return lambda out: os.kill(os.getpid(), by)


def _send_raw(frame: bytes) -> Callable[[BinaryIO], None]:
    def behave(out: BinaryIO) -> None:
        out.write(frame)
        out.flush()
        time.sleep(60)

    return behave


def _dribble(out: BinaryIO) -> None:
    """Begin a long header and send it byte by byte."""
    out.write(struct.pack(">IQ", 9999, 0))
    for _ in range(9999):
        out.write(b" ")
        out.flush()
        time.sleep(0.05)


def _leave_a_program(out: BinaryIO) -> None:
    """End, while a program that was started goes on and holds the pipe beside the file open."""
    pipe = Path(sys.argv[2])
    with pipe.open("wb") as held:
        subprocess.Popen(["sleep", "60"], stdin=subprocess.DEVNULL, stdout=held, stderr=held)
    sys.exit(0)


_BEHAVIOURS: dict[str, Callable[[BinaryIO], None]] = {
    "segmentation fault": _die(signal.SIGSEGV),
    "killed by the system": _die(signal.SIGKILL),
    "ends": lambda out: sys.exit(0),
    "hangs": lambda out: time.sleep(60),
    "dribbles": _dribble,
    "sends noise": _send_raw(b"\xff" * 4096),
    "sends no JSON": _send_raw(b"\0\0\0\x02" + bytes(8) + b"[}"),
    "sends another page": lambda out: _send_page(out, 7),
    "sends too few pixels": lambda out: _send_page(out, 2, b"abc"),
    "sends no pixels": lambda out: _send_page(out, 2, b""),
    "leaves a program": _leave_a_program,
}


def main() -> None:
    """Serve one request; "once" lets a second child behave, "now and then" takes even pages."""
    behaviour, once, _ = sys.argv[1].partition(" once")
    behaviour, often, _ = behaviour.partition(" now and then")
    source = sys.stdin.buffer
    header, _ = receive(lambda size: bytearray(source.read(size)), 0)
    request = OpenRequest.from_header(header)
    out = sys.stdout.buffer
    send(out, {"kind": "ready"})
    if behaviour == "refuses with a book":
        send(out, {"kind": "refused", "code": "damaged_file", "message": "word " * 100_000})
        return
    page_count = _LONG if often else _PAGE_COUNT
    send(out, {"kind": "opened", "page_count": page_count, "attachments": []})
    for number in range(request.first_page, page_count + 1):
        is_its_page = number % 2 == 0 if often else number == 2
        if is_its_page and (request.first_page == 1 or not once):
            _BEHAVIOURS[behaviour](out)
        _send_page(out, number)


if __name__ == "__main__":
    main()
