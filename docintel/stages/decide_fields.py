"""Decide each field and line item from what all voters proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from docintel.core.document import Candidate, Document, Field, LineItem
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.engines.protocols import FieldJudge
from docintel.extraction.balance_rows import without_balance_rows
from docintel.extraction.in_rows import without_amounts_in_rows
from docintel.extraction.judging import Contest, judged
from docintel.extraction.one_day import without_start_at_end
from docintel.extraction.renamed import without_renamed
from docintel.extraction.signs import with_signs_of_rules
from docintel.extraction.tax_id_owners import with_owned_tax_ids
from docintel.extraction.unsaid import without_guesses_at_xml
from docintel.extraction.voting import Ballot, decide
from docintel.extraction.weighing.evidence import FEATURES, Evidence
from docintel.pipeline.stage import Slot
from docintel.stages.known_types import type_of

#: Share of `least` that is asked of a required field.
_OF_REQUIRED = 0.5

Votes = Mapping[tuple[str, int | None], Sequence[Candidate]]


@dataclass(frozen=True)
class DecideFields:
    """Takes the likeliest value of each field of the document's type; all of them go to review
    until they are validated.

    `engine` weighs the values, and its probability is the field's confidence; without one votes
    for the same value add up. `weights` multiplies the confidence of a voter (`rules`, `layoutlm`
    ...). What is less sure than `least` is left out, of a required field half of that: a person
    has to look there anyway, and a guess is more than nothing. `types` is a folder with TOML files
    of one's own, here as in every stage that has it.
    """

    reads: ClassVar[frozenset[Slot]] = frozenset({Slot.CANDIDATES, Slot.TYPE})
    writes: ClassVar[frozenset[Slot]] = frozenset({Slot.FIELDS, Slot.LINE_ITEMS})

    engine: FieldJudge | None = None
    least: float = 0.2
    weights: Mapping[str, float] = field(default_factory=dict)
    types: str | None = None

    def __call__(self, document: Document) -> Document:
        document_type = type_of(document, self.types)
        if document_type is None:
            return replace(document, fields=(), line_items=())
        asked = contests(document, document_type)
        fields: list[Field] = []
        rows: dict[int, list[Field]] = {}
        for contest, decided in zip(asked, self._decided(document, asked), strict=True):
            if decided and decided.confidence >= self._least(contest.spec):
                place = fields if contest.row is None else rows.setdefault(contest.row, [])
                place.append(decided)
        items = tuple(LineItem(tuple(rows[row])) for row in sorted(rows))
        cells = [cell for item in items for cell in item.fields]
        kept = without_amounts_in_rows(fields, cells, document_type)
        kept = without_start_at_end(kept, document_type)
        kept, items = without_balance_rows(kept, items, document_type)
        return replace(document, fields=kept, line_items=items)

    def _least(self, spec: FieldSpec) -> float:
        return self.least * (_OF_REQUIRED if spec.required else 1.0)

    def _decided(self, document: Document, asked: Sequence[Contest]) -> list[Field | None]:
        ballot = Ballot(self.weights)
        if self.engine is None:
            return [decide(one.spec.name, one.spec.kind, one.candidates, ballot) for one in asked]
        return judged(document, asked, ballot, self._weigh)

    def _weigh(self, evidence: Evidence, roles: Sequence[str]) -> Sequence[float]:
        assert self.engine is not None
        return self.engine.weigh(evidence, FEATURES, roles)


def contests(document: Document, document_type: DocumentType) -> list[Contest]:
    """The fields that are voted on, then the cells row by row, each in the order of the type."""
    heard = with_signs_of_rules(without_renamed(without_guesses_at_xml(document)))
    votes = _by_name_and_row(with_owned_tax_ids(document, heard, document_type))
    rows = sorted({row for _, row in votes if row is not None})
    specs = [(spec, None) for spec in _header_fields(document_type, votes)]
    cells = [(spec, row) for row in rows for spec in document_type.columns]
    return [
        Contest(spec, row, votes[spec.name, row])
        for spec, row in (*specs, *cells)
        if (spec.name, row) in votes
    ]


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
