"""Name a file's media type by its first bytes, for those who download it; never by its name."""

from __future__ import annotations

#: What is not listed here.
UNKNOWN = "application/octet-stream"
#: Where the mark begins, the mark, the type.
_MARKS = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"II*\0", "image/tiff"),
    (0, b"MM\0*", "image/tiff"),
    (0, b"BM", "image/bmp"),
    (8, b"WEBP", "image/webp"),
    (8, b"hei", "image/heic"),
)
#: How many bytes from the start are enough; a PDF may begin after some rubbish.
HEAD_BYTES = 1024


def media_type(head: bytes) -> str:
    """The type that the first HEAD_BYTES show."""
    for start, mark, name in _MARKS:
        if head.startswith(mark, start):
            return name
    return "application/pdf" if b"%PDF-" in head[:HEAD_BYTES] else UNKNOWN
