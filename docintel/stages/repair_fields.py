"""Repair misread values with what the rules of the document's type know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from docintel.core.document import Document
from docintel.pipeline.stage import Slot
from docintel.rules.refuted import without_refuted
from docintel.rules.repair.repair import repair
from docintel.stages.known_types import type_of


@dataclass(frozen=True)
class RepairFields:
    """Stands between deciding and validating; leaves everything that fits as it is, and
    withdraws guesses at what need not be there that do not fit."""

    reads: ClassVar[frozenset[Slot]] = frozenset(
        {Slot.TYPE, Slot.WORDS, Slot.CANDIDATES, Slot.FIELDS, Slot.LINE_ITEMS}
    )
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.FIELDS, Slot.LINE_ITEMS, Slot.REPAIRS})

    types: str | None = None

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return document
        return without_refuted(repair(document, document_type), document_type)
