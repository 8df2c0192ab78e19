"""Hold the fields against the rules of their document type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from docintel.core.document import Check, Document, Field, LineItem, State
from docintel.pipeline.stage import Slot
from docintel.rules.registry import CORROBORATING, check
from docintel.rules.repair.changes import VOTER
from docintel.rules.values import path_of_cell
from docintel.stages.known_types import type_of


@dataclass(frozen=True)
class Validate:
    """Doubts the fields of failed checks and trusts those that sums and check digits speak for.

    A field, or cell of a line item, that a failed check names goes to review. Each passed check of
    a corroborating rule takes the share `relief` off the doubt in those it names, so confidence c
    becomes 1 - (1 - c) * (1 - relief); from `accept_from` on such a value is accepted.
    `types` is a folder with TOML files of one's own.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.TYPE, Slot.FIELDS, Slot.LINE_ITEMS})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.CHECKS, Slot.FIELDS, Slot.LINE_ITEMS})

    relief: float = 0.5
    accept_from: float = 0.9
    types: str | None = None

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return replace(document, checks=())
        checks = check(document, document_type)
        about = _by_field(checks)
        items = enumerate(document.line_items)
        return replace(
            document,
            checks=tuple(checks),
            fields=tuple(self._judged(field, about[field.name]) for field in document.fields),
            line_items=tuple(self._judged_item(row, item, about) for row, item in items),
        )

    def _judged_item(self, row: int, item: LineItem, about: Mapping[str, list[Check]]) -> LineItem:
        cells = ((cell, about[path_of_cell(row, cell.name)]) for cell in item.fields)
        return LineItem(tuple(self._judged(cell, checks) for cell, checks in cells))

    def _judged(self, field: Field, about: Sequence[Check]) -> Field:
        if any(not check.passed for check in about):
            return replace(field, state=State.REVIEW)
        support = sum(check.rule in CORROBORATING for check in about)
        # A repair was chosen because the checks then pass: that they do proves nothing more.
        if not support or field.voter == VOTER:
            return field
        confidence = 1 - (1 - field.confidence) * (1 - self.relief) ** support
        accepted = field.state == State.ACCEPTED or confidence >= self.accept_from
        state = State.ACCEPTED if accepted else State.REVIEW
        return replace(field, confidence=confidence, state=state)


def _by_field(checks: Sequence[Check]) -> Mapping[str, list[Check]]:
    """The checks that name each field or cell; an empty list for one that none names."""
    about: dict[str, list[Check]] = defaultdict(list)
    for one in checks:
        for name in one.fields:
            about[name].append(one)
    return about
