"""Propose fields by labels, forms and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from docintel.core.document import Document
from docintel.core.document_type import document_types
from docintel.extraction.propose import propose
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class ProposeByRules:
    """Adds candidates for the header fields of the document's type; none for an unknown one."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    types: str | None = None

    def __call__(self, document: Document) -> Document:
        known = document_types(Path(self.types) if self.types else None)
        if document.type is None or document.type.name not in known:
            return document
        found = propose(document, known[document.type.name])
        return replace(document, candidates=(*document.candidates, *found))
