"""Read the files inside a PDF, such as the XML of an e-invoice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docintel.core.document import Attachment
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
    read = (_read(document, index) for index in range(count))
    return tuple(attachment for attachment in read if attachment)


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
