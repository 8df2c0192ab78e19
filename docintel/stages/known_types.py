"""The document types that stages know: the shipped ones and those of a folder of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docintel.core.document import Document
from docintel.core.document_type import DocumentType
from docintel.core.type_files import document_types


def known_types(folder: str | None) -> Mapping[str, DocumentType]:
    """All types by name; those of the folder stand over the shipped ones."""
    return document_types(Path(folder).expanduser() if folder else None)


def type_of(document: Document, folder: str | None) -> DocumentType | None:
    """The document's type; None where it has none, or one that nobody described."""
    return known_types(folder).get(document.type.name) if document.type else None
