"""Propose fields by labels, forms and places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.extraction.propose import propose
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types, type_of


@dataclass(frozen=True)
class ProposeByRules:
    """Adds candidates for the header fields of the document's type; none for an unknown one."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    types: str | None = None

    def __post_init__(self) -> None:
        known_types(self.types)

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return document
        found = propose(document, document_type)
        return replace(document, candidates=(*document.candidates, *found))
