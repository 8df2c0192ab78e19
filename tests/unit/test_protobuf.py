"""Fields of protobuf messages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from onnx import TensorProto, helper

from docintel.engines.thin_ocr import protobuf

TAGS = st.integers(1, 2**29 - 1)


@given(TAGS, st.integers(0, 2**64 - 1))
def test_a_number_comes_back(tag: int, value: int) -> None:
    [field] = protobuf.fields(memoryview(protobuf.number(tag, value)))
    assert (field.tag, field.number, bytes(field.content)) == (tag, value, b"")


@given(TAGS, st.binary(max_size=300))
def test_bytes_come_back(tag: int, content: bytes) -> None:
    [field] = protobuf.fields(memoryview(protobuf.block(tag, content)))
    assert (field.tag, bytes(field.content)) == (tag, content)


def test_the_fields_of_a_message_make_it_up() -> None:
    """Numbers, texts and floats, as another writer of the format set them down."""
    tensor = helper.make_tensor("weights", TensorProto.FLOAT, [2, 3], [1.0, 2, 3, 4, 5, 6])
    node = helper.make_node("LeakyRelu", ["x"], ["y"], alpha=0.5)
    for message in (tensor.SerializeToString(), node.SerializeToString()):
        found = list(protobuf.fields(memoryview(message)))
        assert b"".join(field.whole for field in found) == message
    dimensions = [
        field.number
        for field in protobuf.fields(memoryview(tensor.SerializeToString()))
        if field.tag == 1
    ]
    assert dimensions == [2, 3]
