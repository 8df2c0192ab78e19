"""What stages have in common that vote on the header fields of a document of known type."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType
from docintel.stages.known_types import type_of

#: What a voter proposes for a document of that type.
Propose = Callable[[Document, DocumentType], Iterable[Candidate]]


def with_votes(document: Document, types: str | None, propose: Propose) -> Document:
    """The document with what is proposed beside what was before; itself where that is nothing.

    Nothing is asked of a document without a type. `types` is the folder of types of one's own.
    """
    document_type = type_of(document, types)
    found = tuple(propose(document, document_type)) if document_type else ()
    if not found:
        return document
    return replace(document, candidates=(*document.candidates, *found))
