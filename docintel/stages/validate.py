"""Hold the fields against the rules of their document type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

from docintel.core.document import Check, Document, Field, LineItem, State
from docintel.core.document_type import document_types
from docintel.pipeline.stage import Slot
from docintel.rules.registry import CORROBORATING, check
from docintel.rules.values import path_of_cell


@dataclass(frozen=True)
class Validate:
    """Doubts the fields of failed checks and trusts those that sums and check digits speak for.

    A field, or cell of a line item, that a failed check names goes to review. Each passed check of
    a corroborating rule takes the share `relief` off the doubt in those it names, so confidence c
    becomes 1 - (1 - c) * (1 - relief); from `accept_from` on such a value is accepted.
    `types` is a folder of document types of one's own.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TYPE, Slot.FIELDS, Slot.LINE_ITEMS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CHECKS, Slot.FIELDS, Slot.LINE_ITEMS})

    relief: float = 0.5
    accept_from: float = 0.9
    types: str | None = None

    def __call__(self, document: Document) -> Document:
        known = document_types(Path(self.types) if self.types else None)
        if document.type is None or document.type.name not in known:
            return replace(document, checks=())
        checks = check(document, known[document.type.name])
        about: dict[str, list[Check]] = defaultdict(list)
        for one in checks:
            for name in one.fields:
                about[name].append(one)
        return replace(
            document,
            checks=tuple(checks),
            fields=tuple(self._judged(field, about[field.name]) for field in document.fields),
            line_items=tuple(
                LineItem(
                    tuple(
                        self._judged(cell, about[path_of_cell(row, cell.name)])
                        for cell in item.fields
                    )
                )
                for row, item in enumerate(document.line_items)
            ),
        )

    def _judged(self, field: Field, about: Sequence[Check]) -> Field:
        if any(not check.passed for check in about):
            return replace(field, state=State.REVIEW)
        support = sum(check.rule in CORROBORATING for check in about)
        if not support:
            return field
        confidence = 1 - (1 - field.confidence) * (1 - self.relief) ** support
        accepted = field.state == State.ACCEPTED or confidence >= self.accept_from
        state = State.ACCEPTED if accepted else State.REVIEW
        return replace(field, confidence=confidence, state=state)
