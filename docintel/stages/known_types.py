"""The document types that stages know: the shipped ones and those of a folder of one's own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from docintel.core.document import Document
from docintel.core.document_type import DocumentType
from docintel.core.type_files import document_types
from docintel.extraction.readers import check_readers
from docintel.extraction.type_scores import check_shapes
from docintel.rules.registry import check_rules


@cache
def known_types(folder: str | None) -> Mapping[str, DocumentType]:
    """All types by name; those of the folder stand over the shipped ones.

    Raises ConfigError, naming file and key, for a type that cannot work. A stage asks when it is
    made, so that a wrong file is refused before any document is read.
    """
    types = document_types(Path(folder).expanduser() if folder else None)
    for one in types.values():
        check_rules(one)
        check_readers(one)
        check_shapes(one)
    return types


def type_of(document: Document, folder: str | None) -> DocumentType | None:
    """The document's type; None where it has none, or one that nobody described."""
    return known_types(folder).get(document.type.name) if document.type else None
