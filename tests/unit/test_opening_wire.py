"""What goes over the pipe comes out the same, and nonsense is refused."""

from __future__ import annotations

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docintel.core.file_type import FileType
from docintel.core.geometry import Box
from docintel.core.limits import Limits
from docintel.core.page import Failure, FormValue, Page, TextLayer, Word
from docintel.engines.opening.reply import page_from_header, page_to_header
from docintel.engines.opening.request import OpenRequest
from docintel.engines.opening.wire import Header, receive, send
from docintel.errors import DamagedFileError

_SHARES = st.floats(0, 1)
_TEXT = st.text(max_size=20)


@st.composite
def _boxes(draw: st.DrawFn) -> Box:
    left, top, width, height = (draw(st.integers(0, 5000)) / 4 for _ in range(4))
    return Box(left, top, left + width, top + height)


_PAGES = st.builds(
    Page,
    number=st.integers(1, 5000),
    width=st.integers(0, 50_000),
    height=st.integers(0, 50_000),
    dpi=st.integers(1, 1200),
    text_layer=st.none()
    | st.builds(
        TextLayer,
        words=st.lists(st.builds(Word, _TEXT, _boxes()), max_size=5).map(tuple),
        invisible_share=_SHARES,
        unreadable_share=_SHARES,
        image_coverage=_SHARES,
    ),
    form_values=st.lists(st.builds(FormValue, _TEXT, _TEXT, _boxes()), max_size=3).map(tuple),
    failures=st.lists(st.builds(Failure, _TEXT, _TEXT, _TEXT), max_size=2).map(tuple),
)


def _received(frame: bytes, max_body_bytes: int = 10_000) -> tuple[Header, bytes]:
    stream = io.BytesIO(frame)
    header, body = receive(lambda size: bytearray(stream.read(size)), max_body_bytes)
    return header, bytes(body)


@given(_PAGES, st.binary(max_size=200))
def test_a_page_and_its_pixels_arrive_as_they_were_sent(page: Page, pixels: bytes) -> None:
    pipe = io.BytesIO()
    send(pipe, page_to_header(page), pixels)
    header, body = _received(pipe.getvalue())
    assert page_from_header(header) == page
    assert body == pixels


@given(st.text(), st.none() | st.text())
def test_a_request_arrives_as_it_was_sent(path: str, password: str | None) -> None:
    request = OpenRequest(path, FileType.PDF, password, 200, "pymupdf", Limits(), 7)
    pipe = io.BytesIO()
    send(pipe, request.to_header())
    assert OpenRequest.from_header(_received(pipe.getvalue())[0]) == request


def test_a_file_name_that_is_no_unicode_arrives_as_it_was_sent() -> None:
    path = b"/tmp/caf\xe9.pdf".decode(errors="surrogateescape")
    pipe = io.BytesIO()
    send(pipe, OpenRequest(path, FileType.PDF, None, 200, "pymupdf", Limits()).to_header())
    assert _received(pipe.getvalue())[0]["path"] == path


@pytest.mark.parametrize(
    "header", [b"", b"[]", b"{", b"null", b'{"a": NaN}', b"[" * 100_000, b"\xff\xfe{}"]
)
def test_a_header_that_is_no_object_is_refused(header: bytes) -> None:
    with pytest.raises(DamagedFileError):
        _received(struct.pack(">IQ", len(header), 0) + header)


@pytest.mark.parametrize("sizes", [(2**32 - 1, 0), (2, 10_001), (2, 2**64 - 1)])
def test_a_frame_over_the_bounds_is_refused_before_memory_is_taken(sizes: tuple[int, int]) -> None:
    with pytest.raises(DamagedFileError, match="out of bounds"):
        _received(struct.pack(">IQ", *sizes) + b"{}")
