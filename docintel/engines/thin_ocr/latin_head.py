"""Cut a recogniser down to the characters of Latin scripts, and put learned layers in.

PP-OCRv6 tells 18,710 characters apart, nearly all of them Chinese; weighing them takes a fifth of
its time. Only the last layer knows of them, so its columns for other scripts can be left out. That
is done whenever the model is loaded, since it takes less time than checking a copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from docintel.engines.thin_ocr import protobuf
from docintel.engines.thin_ocr.protobuf import Field
from docintel.errors import ConfigError

Floats = NDArray[np.float32]

# Tags of the messages of ONNX (onnx.proto).
_GRAPH, _METADATA = 7, 14
_INITIALIZER, _OUTPUT, _KNOWN_SHAPE = 5, 12, 13
_DIMENSION, _VALUES = 1, 9
_NAME, _TYPE = 1, 2
_TENSOR_NAME = 8
_TENSOR, _ELEMENT, _FLOATS, _SHAPE, _AXIS = 1, 1, 1, 2, 1
_KEY, _VALUE = 1, 2

_SIGNS = frozenset("–—‘’“”„†‡•…‰€₹₽₩№™Ωµ→←↑↓√∞∑≤≥≠")  # noqa: RUF001
_ASCII, _LATIN = range(0x21, 0x7F), range(0xA1, 0x180)


def is_latin(character: str) -> bool:
    """Letters of European languages in Latin script, digits, and the signs of business."""
    if len(character) != 1:
        return False
    return ord(character) in _ASCII or ord(character) in _LATIN or character in _SIGNS


def cut_to_latin(model: bytes, learned: Mapping[str, Floats] | None = None) -> bytes:
    """The same ONNX model with fewer classes, in the same order.

    `learned` are weights to put in place of the model's own, by their names.
    """
    parts = list(protobuf.fields(memoryview(model)))
    characters = next(filter(None, map(_characters, parts)))
    cut = _Cut(len(characters) + 2, np.array(latin_classes(characters)), learned or {})
    return b"".join(_cut_part(part, cut) for part in parts)


def latin_classes(characters: Sequence[str]) -> list[int]:
    """The classes of a recogniser that are kept; the first is the blank, the last the space."""
    letters = (index + 1 for index, one in enumerate(characters) if is_latin(one))
    return [0, *letters, len(characters) + 1]


class _Cut(NamedTuple):
    """Of `classes` those in `columns` are kept."""

    classes: int
    columns: NDArray[np.int64]
    learned: Mapping[str, Floats]


def _characters(part: Field) -> list[str] | None:
    if part.tag != _METADATA:
        return None
    entry = {field.tag: bytes(field.content) for field in protobuf.fields(part.content)}
    return entry[_VALUE].decode().splitlines() if entry[_KEY] == b"character" else None


def _cut_part(part: Field, cut: _Cut) -> bytes:
    if part.tag == _GRAPH:
        return protobuf.block(_GRAPH, b"".join(_cut_graph(part, cut)))
    characters = _characters(part)
    if characters is not None:
        kept = "\n".join(filter(is_latin, characters)).encode()
        return protobuf.block(
            _METADATA, protobuf.block(_KEY, b"character") + protobuf.block(_VALUE, kept)
        )
    return bytes(part.whole)


def _cut_graph(graph: Field, cut: _Cut) -> Iterator[bytes]:
    for field in protobuf.fields(graph.content):
        if field.tag == _INITIALIZER:
            yield _cut_weights(field, cut)
        elif field.tag == _OUTPUT:
            yield protobuf.block(_OUTPUT, _without_shape(field))
        elif field.tag != _KNOWN_SHAPE:
            yield bytes(field.whole)


def _cut_weights(field: Field, cut: _Cut) -> bytes:
    """Those of the last layer have a column a class; others are left as they are."""
    parts = list(protobuf.fields(field.content))
    shape = [part.number for part in parts if part.tag == _DIMENSION]
    name = next((bytes(part.content).decode() for part in parts if part.tag == _TENSOR_NAME), "")
    is_last = bool(shape) and shape[-1] == cut.classes
    if not is_last and name not in cut.learned:
        return bytes(field.whole)
    values = next(part.content for part in parts if part.tag == _VALUES)
    own = np.frombuffer(values, np.float32).reshape(shape)
    new = own[..., cut.columns] if is_last else own
    new = _fitting(cut.learned.get(name, new), new.shape, name)
    rest = (part.whole for part in parts if part.tag not in (_DIMENSION, _VALUES))
    sizes = (protobuf.number(_DIMENSION, size) for size in new.shape)
    return protobuf.block(
        _INITIALIZER, b"".join((*sizes, *rest, protobuf.block(_VALUES, new.tobytes())))
    )


def _fitting(values: Floats, shape: tuple[int, ...], name: str) -> Floats:
    if values.shape != shape:
        raise ConfigError(
            f"the learned layer {name} has the shape {values.shape}, the recogniser's {shape}:"
            " train the reader again"
        )
    return values


def _without_shape(output: Field) -> bytes:
    """Its name, and that it holds floats along three axes of whatever length."""
    name = next(part.whole for part in protobuf.fields(output.content) if part.tag == _NAME)
    floats = protobuf.number(_ELEMENT, _FLOATS)
    shape = protobuf.block(_SHAPE, 3 * protobuf.block(_AXIS, b""))
    return bytes(name) + protobuf.block(_TYPE, protobuf.block(_TENSOR, floats + shape))
