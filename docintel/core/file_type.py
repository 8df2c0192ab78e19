"""Tell a file's type from its first bytes, never from its name."""

from __future__ import annotations

import re
from enum import StrEnum

from docintel.errors import UnsupportedTypeError

#: The media type of what cannot be opened.
UNKNOWN = "application/octet-stream"
#: How many bytes from the start are enough to tell.
HEAD_BYTES = 4096


class FileType(StrEnum):
    """The types that can be opened."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    WEBP = "webp"
    BMP = "bmp"
    HEIC = "heic"
    XML = "xml"

    @property
    def media_type(self) -> str:
        """What those who download such a file are told that it is."""
        if self in {FileType.PDF, FileType.XML}:
            return f"application/{self}"
        return f"image/{self}"


_READABLE = (
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"II*\0", FileType.TIFF),
    (b"MM\0*", FileType.TIFF),
    (b"II+\0", FileType.TIFF),
    (b"MM\0+", FileType.TIFF),
)

_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"})

_UNREADABLE = (
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a Linux program"),
    (b"\xcf\xfa\xed\xfe", "a macOS program"),
    (b"\xca\xfe\xba\xbe", "a macOS program or Java class"),
    (b"#!", "a script"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document or Outlook message"),
    (b"{\\rtf", "a Rich Text document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"GIF8", "a GIF picture"),
    (b"8BPS", "a Photoshop picture"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (b"\xffO\xffQ", "a JPEG 2000 picture"),
    (b"\0\0\x01\0", "an icon"),
    (b"AT&TFORM", "a DjVu document"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
)

#: What the root element of an e-invoice is called, or its namespace: CII, Order-X, UBL.
_E_INVOICE = re.compile(
    rb"CrossIndustryInvoice|CrossIndustryDocument|SCRDMCCBDACIOMessageStructure|CBFBUY"
    rb"|urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote)-2"
)
#: The header, within the first 1024 bytes or so, or a first object where the header is broken.
_PDF_START = re.compile(rb"\A.{0,1024}%PDF-|\s\d+ \d+ obj\s*<<", re.DOTALL)


def type_of(head: bytes) -> FileType:
    """The type that the first HEAD_BYTES show; raises UnsupportedTypeError with what they show."""
    for magic, readable in _READABLE:
        if head.startswith(magic):
            return readable
    if head.startswith(b"BM") and head[6:10] == b"\0\0\0\0":
        return FileType.BMP
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return FileType.WEBP
    if _brands(head) & _HEIC_BRANDS:
        return FileType.HEIC
    if _is_e_invoice(head):
        return FileType.XML
    looks = _unreadable(head)
    # A program is one, also with a PDF inside.
    if looks is None and _PDF_START.search(head):
        return FileType.PDF
    raise UnsupportedTypeError(_sentence(looks or _guess(head)))


def _is_e_invoice(head: bytes) -> bool:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return start.startswith(b"<") and bool(_E_INVOICE.search(head))


def media_type(head: bytes) -> str:
    """The media type that the first HEAD_BYTES show; UNKNOWN for what cannot be opened."""
    try:
        return type_of(head).media_type
    except UnsupportedTypeError:
        return UNKNOWN


def _brands(head: bytes) -> frozenset[bytes]:
    """The brands of an ISO media file (HEIC, AVIF, MP4); empty for anything else."""
    if head[4:8] != b"ftyp":
        return frozenset()
    listed = head[8 : min(int.from_bytes(head[:4], "big"), 256)]
    return frozenset(listed[i : i + 4] for i in range(0, len(listed), 4) if i != 4)


def _unreadable(head: bytes) -> str | None:
    for magic, name in _UNREADABLE:
        if head.startswith(magic):
            return name
    if brands := _brands(head):
        return "an AVIF picture" if b"avif" in brands else "a video or sound file"
    if head.startswith(b"RIFF"):
        return "a video or sound file"
    return None


def _guess(head: bytes) -> str:
    """What a file without a magic number looks like."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:512].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return "a web page"
    if start.startswith((b"<?xml", b"<")):
        return "an SVG picture" if b"<svg" in head.lower() else "XML that is no e-invoice"
    if not head.strip(b"\0"):
        return "nothing but zero bytes"
    if b"\0" not in head and not any(byte < 9 or 14 <= byte < 27 for byte in head):
        return "plain text"
    return "an unknown binary file"


def _sentence(looks: str) -> str:
    known = ", ".join(name.upper() for name in FileType)
    return f"the file looks like {looks}, which cannot be read; convert it to one of {known}"
