"""The values that are proposed for each field, each once, with all who propose it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from docintel.core.document import Candidate
from docintel.core.document_type import FREE_KINDS, FieldSpec, Kind
from docintel.core.squash import squash

_TEXTS = FREE_KINDS | {Kind.DURATION, Kind.IDENTIFIER}


@dataclass(frozen=True, slots=True)
class Contested:
    """A value of one field, or of one cell of the line item `row`; who proposes it, surest first.

    `field` counts the fields and cells of the document: those with the same number are rivals.
    """

    field: int
    spec: FieldSpec
    row: int | None
    key: str
    votes: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        return self.votes[0]


def contested(
    field: int, spec: FieldSpec, row: int | None, candidates: Iterable[Candidate]
) -> list[Contested]:
    """The values of one field in the order in which they were first proposed."""
    return [
        Contested(field, spec, row, key, tuple(votes))
        for key, votes in by_value(spec.kind, candidates).items()
    ]


def by_value(kind: Kind, candidates: Iterable[Candidate]) -> dict[str, Sequence[Candidate]]:
    """Candidates of one value together, the surest first. Empty values are left out."""
    groups: dict[str, list[Candidate]] = {}
    for one in candidates:
        if one.value.strip():
            groups.setdefault(_key(kind, one.value), []).append(one)
    return {key: sorted(votes, key=lambda one: -one.confidence) for key, votes in groups.items()}


def _key(kind: Kind, value: str) -> str:
    """Texts are the same whatever their case, blanks and marks."""
    return squash(value) or value if kind in _TEXTS else value
