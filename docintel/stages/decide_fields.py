"""Decide each field and line item from what all voters proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from docintel.core.document import Candidate, Document, Field, LineItem
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.extraction.voting import Ballot, decide
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import type_of

Votes = Mapping[tuple[str, int | None], Sequence[Candidate]]


@dataclass(frozen=True)
class DecideFields:
    """Joins votes by value; only fields of the document's type are decided.

    `weights` multiplies the confidence of a voter (`rules`, `layoutlm` ...). A field is accepted
    from `accept_from` on, else it goes to review; below `least` it is left out. `types` is a folder
    with TOML files of one's own, here as in every stage that has it.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.FIELDS, Slot.LINE_ITEMS})

    accept_from: float = 0.9
    least: float = 0.2
    weights: Mapping[str, float] = field(default_factory=dict)
    types: str | None = None

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return replace(document, fields=(), line_items=())
        votes = _by_name_and_row(document.candidates)
        return replace(
            document,
            fields=tuple(self._decided(_header_fields(document_type, votes), votes, None)),
            line_items=tuple(self._line_items(document_type, votes)),
        )

    def _line_items(self, document_type: DocumentType, votes: Votes) -> Iterator[LineItem]:
        rows = sorted({row for _, row in votes if row is not None})
        for row in rows:
            if cells := tuple(self._decided(document_type.columns, votes, row)):
                yield LineItem(cells)

    def _decided(
        self, specs: Sequence[FieldSpec], votes: Votes, row: int | None
    ) -> Iterator[Field]:
        ballot = Ballot(self.weights, self.accept_from)
        for spec in specs:
            decided = decide(spec.name, spec.kind, votes.get((spec.name, row), ()), ballot)
            if decided and decided.confidence >= self.least:
                yield decided


def _header_fields(document_type: DocumentType, votes: Votes) -> Sequence[FieldSpec]:
    """The fields of the type, and for an open type also those that are voted on."""
    listed = {spec.name for spec in document_type.fields}
    others = [name for name, row in votes if row is None and name not in listed]
    if not document_type.is_open:
        return document_type.fields
    return (*document_type.fields, *(FieldSpec(name, Kind.TEXT) for name in others))


def _by_name_and_row(candidates: Sequence[Candidate]) -> Votes:
    votes: dict[tuple[str, int | None], list[Candidate]] = defaultdict(list)
    for one in candidates:
        votes[one.name, one.row].append(one)
    return votes
