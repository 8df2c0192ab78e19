"""Turn cases into rows of evidence with answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from docintel.core.type_files import document_types
from docintel.extraction.judging import values_of
from docintel.extraction.voting import Ballot
from docintel.extraction.weighing.evidence import Evidence, evidence
from docintel.extraction.weighing.opinions import FAMILIES
from docintel.stages.decide_fields import contests
from docintel.training.judge.cases import Case, answers

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
        numbers = self.field[order]
        first = np.ones(len(order), np.bool_)
        first[1:] = numbers[1:] != numbers[:-1]
        found: NDArray[np.int64] = order[first]
        return found


def table_of(cases: Iterable[Case]) -> Table:
    """Every case as it is, and as it would be if some of the voters were not there.

    Many cases of one group count for less each, or one vendor would decide.
    """
    every = list(cases)
    sizes = Counter(case.group for case in every)
    tables = []
    for number, case in enumerate(every):
        weight = sizes[case.group] ** -0.5
        tables.append(_rows(case, weight))
        subsets = list(_subsets(case.families & set(FAMILIES)))
        if not case.real:
            # There are many of them, so that each need not be seen in every way.
            subsets = [subsets[number % len(subsets)]] if subsets else []
        for families in subsets:
            share = weight * _PARTIAL / len(subsets)
            tables.append(_rows(case.heard(families), share))
    return _stacked(tables)


def _subsets(families: frozenset[str]) -> Iterator[frozenset[str]]:
    """All choices of voters but none and all."""
    for count in range(1, len(families)):
        yield from map(frozenset, combinations(sorted(families), count))


def _rows(case: Case, weight: float) -> Table:
    document_type = document_types()[case.type_name]
    values = values_of(contests(case.document, document_type), _ALL)
    known = answers(case.truth, values)
    kept = [at for at, answer in enumerate(known) if answer is not None]
    own = [values[at] for at in kept]
    return Table(
        evidence=evidence(case.document, values)[kept],
        right=np.array([known[at] for at in kept], np.bool_),
        field=np.array([value.field for value in own], np.int64),
        roles=np.array([value.spec.learned_as for value in own], np.str_),
        groups=np.full(len(own), case.group, np.dtype("U80")),
        weight=np.full(len(own), weight),
        whole=np.full(len(own), case.whole),
        real=np.full(len(own), case.real),
    )


def _stacked(tables: Sequence[Table]) -> Table:
    """All rows, the fields numbered through."""
    numbers, last = [], 0
    for one in tables:
        numbers.append(one.field + last)
        last += int(one.field.max(initial=-1)) + 1
    columns = {
        column.name: np.concatenate([getattr(one, column.name) for one in tables])
        for column in fields(Table)
    }
    return Table(**{**columns, "field": np.concatenate(numbers)})
