"""Propose line items: goods and services, or the transactions of a bank statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Document
from docintel.extraction.items import candidates_of
from docintel.extraction.line_items import find_items
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import known_types, type_of


@dataclass(frozen=True)
class ProposeLineItems:
    """Adds candidates with row numbers, from detected tables or from the layout of the rows."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    types: str | None = None

    def __post_init__(self) -> None:
        known_types(self.types)

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None or not document_type.columns:
            return document
        items, confidence = find_items(document, document_type)
        found = tuple(candidates_of(items, confidence))
        return replace(document, candidates=(*document.candidates, *found))
