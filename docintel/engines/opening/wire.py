"""Frames on the pipe between the sandbox and its child: a JSON header, then raw bytes.

Nothing is pickled, since the child may have been taken over by the file that it opens.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from typing import IO, Any

from docintel.errors import DamagedFileError

Header = dict[str, Any]

#: A page's text makes the longest headers; the densest real pages need less than 1 MB.
MAX_HEADER_BYTES = 32 * 1024 * 1024

_SIZES = struct.Struct(">IQ")


class HeaderTooLargeError(ValueError):
    """The header would be refused at the other end."""


def send(stream: IO[bytes], header: Header, body: bytes | memoryview = b"") -> None:
    """Write one frame; raises HeaderTooLargeError before anything is written."""
    packed = json.dumps(header, separators=(",", ":")).encode()
    if len(packed) > MAX_HEADER_BYTES:
        raise HeaderTooLargeError(f"{len(packed)} bytes")
    stream.write(_SIZES.pack(len(packed), len(body)) + packed)
    stream.write(body)
    stream.flush()


def receive(read: Callable[[int], bytearray], max_body_bytes: int) -> tuple[Header, bytearray]:
    """Read one frame with `read`, which answers with exactly as many bytes as asked.

    Raises DamagedFileError for a frame that our own child would not send.
    """
    header_bytes, body_bytes = _SIZES.unpack(read(_SIZES.size))
    if header_bytes > MAX_HEADER_BYTES or body_bytes > max_body_bytes:
        raise DamagedFileError("the file made its reader answer out of bounds; it is not opened")
    return _parsed(read(header_bytes)), read(body_bytes)


def _parsed(packed: bytearray) -> Header:
    try:
        header = json.loads(packed, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise DamagedFileError("the file made its reader answer nonsense") from error
    if not isinstance(header, dict):
        raise DamagedFileError("the file made its reader answer nonsense")
    return header


def _no_constant(name: str) -> float:
    """Python's JSON takes NaN and Infinity, with which no box can be compared."""
    raise ValueError(name)
