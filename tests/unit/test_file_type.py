"""A file's type is told from its content, never from its name."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docintel.core.file_type import HEAD_BYTES, UNKNOWN, FileType, media_type, type_of
from docintel.errors import UnsupportedTypeError


@pytest.mark.parametrize("type_", [FileType.PNG, FileType.JPEG, FileType.TIFF, FileType.BMP])
def test_a_picture_is_known_by_its_first_bytes(type_: FileType) -> None:
    file = io.BytesIO()
    Image.new("RGB", (5, 4)).save(file, type_.value.upper())
    assert type_of(file.getvalue()[:HEAD_BYTES]) is type_


@pytest.mark.parametrize(
    ("head", "type_"),
    [
        (b"%PDF-1.7\n", FileType.PDF),
        (b"junk before the header\r\n" * 20 + b"%PDF-1.4\n", FileType.PDF),
        (b"%broken header\n1 0 obj\n<</Type/Catalog>>", FileType.PDF),
        (b"MM\0*\0\0\0\x08", FileType.TIFF),
        (b"RIFF\x10\0\0\0WEBPVP8 ", FileType.WEBP),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", FileType.HEIC),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", FileType.HEIC),
    ],
)
def test_each_readable_type_has_its_mark(head: bytes, type_: FileType) -> None:
    assert type_of(head) is type_


@pytest.mark.parametrize(
    ("head", "looks"),
    [
        (b"MZ\x90\0\x03", "a Windows program"),
        (b"\x7fELF\x02\x01", "a Linux program"),
        (b"PK\x03\x04\x14", "a ZIP archive or an Office document"),
        (b"GIF89a", "a GIF picture"),
        (b"\0\0\0\x1cftypavif\0\0\0\0avifmif1", "an AVIF picture"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "a video or sound file"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b'<?xml version="1.0"?><svg/>', "an SVG picture"),
        (b'<?xml version="1.0"?><Invoice/>', "XML that is no e-invoice"),
        (b"Dear Sir or Madam,\n", "plain text"),
        ("Sehr geehrte Damen, schöne Grüße".encode(), "plain text"),
        (bytes(64), "nothing but zero bytes"),
        (b"\x93\x01\0\x02\x88\x05", "an unknown binary file"),
    ],
)
def test_another_type_is_refused_by_its_name(head: bytes, looks: str) -> None:
    with pytest.raises(UnsupportedTypeError, match=f"looks like {looks}.*PDF, PNG, JPEG"):
        type_of(head)


def test_a_program_with_a_pdf_inside_stays_a_program() -> None:
    with pytest.raises(UnsupportedTypeError, match="a Windows program"):
        type_of(b"MZ\x90\0" + b"%PDF-1.7\n1 0 obj\n<<>>")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_type_or_a_refusal(head: bytes) -> None:
    try:
        assert type_of(head) in FileType
    except UnsupportedTypeError as error:
        assert "convert it" in str(error)


@given(st.binary(max_size=300))
def test_only_what_can_be_opened_has_a_media_type(head: bytes) -> None:
    try:
        assert media_type(head).endswith(type_of(head))
    except UnsupportedTypeError:
        assert media_type(head) == UNKNOWN
