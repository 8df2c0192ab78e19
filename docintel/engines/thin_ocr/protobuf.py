"""Read and write the fields of a protobuf message, as far as ONNX files need it.

https://protobuf.dev/programming-guides/encoding
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_VARINT, _DOUBLE, _BYTES, _FLOAT = 0, 1, 2, 5
_FIXED = {_DOUBLE: 8, _FLOAT: 4}


class Field(NamedTuple):
    """`whole` is the field as it stands in the message, `content` what it holds.

    The content of a number is empty, and `number` is it.
    """

    tag: int
    whole: memoryview
    content: memoryview
    number: int = 0


def fields(message: memoryview) -> Iterator[Field]:
    at = 0
    while at < len(message):
        start = at
        key, at = _number(message, at)
        kind, number, content = key & 7, 0, at
        if kind == _VARINT:
            number, at = _number(message, at)
            content = at
        elif kind == _BYTES:
            length, content = _number(message, at)
            at = content + length
        else:
            at += _FIXED[kind]
        yield Field(key >> 3, message[start:at], message[content:at], number)


def number(tag: int, value: int) -> bytes:
    """A field that holds a whole number."""
    return _varint(tag << 3 | _VARINT) + _varint(value)


def block(tag: int, content: bytes) -> bytes:
    """A field that holds bytes, a text or another message."""
    return _varint(tag << 3 | _BYTES) + _varint(len(content)) + content


def _number(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def _varint(value: int) -> bytes:
    made = bytearray()
    while value > 0x7F:
        made.append(value & 0x7F | 0x80)
        value >>= 7
    made.append(value)
    return bytes(made)
