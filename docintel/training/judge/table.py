"""Turn cases into rows of evidence with answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from docintel.core.type_files import document_types
from docintel.extraction.judging import values_of
from docintel.extraction.voting import Ballot
from docintel.extraction.weighing.evidence import Evidence, evidence
from docintel.extraction.weighing.opinions import FAMILIES
from docintel.stages.decide_fields import contests
from docintel.training.judge.cases import Case

_ALL = Ballot({})
#: How much a document counts that is seen with some of the voters only, all such sights together.
_PARTIAL = 0.5


@dataclass(frozen=True)
class Table:
    """One row a value: its evidence, whether it is right, and of which field of which case it is.

    `whole` marks the rows of cases with all their voters, `real` those that were not made up.
    """

    evidence: Evidence
    right: NDArray[np.bool_]
    field: NDArray[np.int64]
    roles: NDArray[np.str_]
    groups: NDArray[np.str_]
    weight: NDArray[np.float64]
    whole: NDArray[np.bool_]
    real: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.right)

    def best(self, likely: NDArray[np.float64]) -> NDArray[np.int64]:
        """The row of the likeliest value of each field."""
        order = np.lexsort((-likely, self.field))
        fields = self.field[order]
        first = np.r_[True, fields[1:] != fields[:-1]] if len(order) else np.zeros(0, bool)
        found: NDArray[np.int64] = order[first]
        return found


def table_of(cases: Iterable[Case]) -> Table:
    """Every case as it is, and as it would be if some of the voters were not there."""
    parts: list[tuple[Case, bool]] = []
    for case in cases:
        parts.append((case, True))
        subsets = list(_subsets(case.families & set(FAMILIES)))
        for families in subsets:
            weight = case.weight * _PARTIAL / len(subsets)
            seen = case.heard(families)
            parts.append((_weighing(seen, weight), False))
    return _stacked([_rows(case, whole) for case, whole in parts])


def _weighing(case: Case, weight: float) -> Case:
    return Case(case.document, case.truth, case.asked, case.group, weight, case.real)


def _subsets(families: frozenset[str]) -> Iterable[frozenset[str]]:
    """All proper choices of voters but none."""
    for count in range(1, len(families)):
        yield from map(frozenset, combinations(sorted(families), count))


def _rows(case: Case, whole: bool) -> Table:
    document_type = document_types()[case.type_name]
    values = values_of(contests(case.document, document_type), _ALL)
    rows = evidence(case.document, values)
    kept = [
        at for at, value in enumerate(values) if value.row is None and value.spec.name in case.asked
    ]
    own = [values[at] for at in kept]
    count = len(own)
    return Table(
        evidence=rows[kept],
        right=np.array([case.is_right(value) for value in own], np.bool_),
        field=np.array([value.field for value in own], np.int64),
        roles=np.array([value.spec.learned_as for value in own], np.str_),
        groups=np.full(count, case.group, np.dtype("U64")),
        weight=np.full(count, case.weight),
        whole=np.full(count, whole),
        real=np.full(count, case.real),
    )


def _stacked(tables: Sequence[Table]) -> Table:
    """All rows, the fields numbered through."""
    fields, last = [], 0
    for one in tables:
        fields.append(one.field + last)
        last += int(one.field.max(initial=-1)) + 1
    return Table(
        evidence=np.concatenate([one.evidence for one in tables]),
        right=np.concatenate([one.right for one in tables]),
        field=np.concatenate(fields),
        roles=np.concatenate([one.roles for one in tables]),
        groups=np.concatenate([one.groups for one in tables]),
        weight=np.concatenate([one.weight for one in tables]),
        whole=np.concatenate([one.whole for one in tables]),
        real=np.concatenate([one.real for one in tables]),
    )
