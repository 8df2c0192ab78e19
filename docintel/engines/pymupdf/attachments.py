"""Read the files inside a PDF, such as the XML of an e-invoice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from docintel.core.document import Attachment
from docintel.engines.opening.reply import MAX_ATTACHED_BYTES
from docintel.engines.pymupdf.trouble import translated
from docintel.errors import DamagedFileError

if TYPE_CHECKING:
    import pymupdf

_MAX_BYTES = 5 * 1024 * 1024
_MAX_COUNT = 50


def read_attachments(document: pymupdf.Document) -> tuple[Attachment, ...]:
    """The embedded files of at most 5 MB; one that is broken is left out."""
    try:
        with translated("the list of attachments is damaged"):
            count = min(document.embfile_count(), _MAX_COUNT)
    except DamagedFileError:
        return ()
    return tuple(_fitting(_read(document, index) for index in range(count)))


def _fitting(found: Iterable[Attachment | None]) -> Iterator[Attachment]:
    """Those that are there, as long as all together are small enough to be passed on."""
    left = MAX_ATTACHED_BYTES
    for attachment in found:
        if attachment and len(attachment.content) <= left:
            left -= len(attachment.content)
            yield attachment


def _read(document: pymupdf.Document, index: int) -> Attachment | None:
    try:
        with translated("the attachment is damaged"):
            info = document.embfile_info(index)
            if max(info["size"], info["length"]) > _MAX_BYTES:
                return None
            content = document.embfile_get(index)
            name = info["ufilename"] or info["filename"] or info["name"]
    except (DamagedFileError, MemoryError):
        return None
    # The size that the file states may be a lie.
    return Attachment(name, content) if len(content) <= _MAX_BYTES else None
