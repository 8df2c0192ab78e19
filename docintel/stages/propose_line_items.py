"""Propose line items: goods and services, or the transactions of a bank statement."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from docintel.core.document import Document
from docintel.core.document_type import document_types
from docintel.extraction.items import candidates_of
from docintel.extraction.line_items import find_items
from docintel.pipeline.stage import Slot


@dataclass(frozen=True)
class ProposeLineItems:
    """Adds candidates with row numbers, from detected tables or from the layout of the rows."""

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.LINES, Slot.TABLES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES})

    types: str | None = None

    def __call__(self, document: Document) -> Document:
        known = document_types(Path(self.types) if self.types else None)
        document_type = known.get(document.type.name) if document.type else None
        if document_type is None or not document_type.columns:
            return document
        items, confidence = find_items(document, document_type)
        found = tuple(candidates_of(items, confidence))
        return replace(document, candidates=(*document.candidates, *found))
