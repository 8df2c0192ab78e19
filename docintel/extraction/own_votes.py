"""Say of each value once how far a model is believed that learned one's own examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, FieldSpec
from docintel.extraction.voting import together
from docintel.extraction.weighing.contested import by_value
from docintel.extraction.weighing.opinions import OWN, family_of

Floats = NDArray[np.float64]
#: By label, from what the model says to how often that is right.
Curves = Mapping[str, Callable[[Floats], Floats]]

#: What nobody held against labels may be right or wrong, however sure the model is.
_UNTRIED = 0.5


def believed(
    candidates: Sequence[Candidate], document_type: DocumentType, curves: Curves
) -> tuple[Candidate, ...]:
    """All candidates, those of the model as sure as such answers proved to be."""
    others = tuple(one for one in candidates if family_of(one.voter) != OWN)
    own = each_once([one for one in candidates if family_of(one.voter) == OWN], document_type)
    specs = _specs(document_type)

    def sure(one: Candidate) -> float:
        curve = curves.get(specs[one.name, one.row is not None].learned_as)
        said = np.array([one.confidence])
        return min(one.confidence, _UNTRIED) if curve is None else float(curve(said)[0])

    return (*others, *(replace(one, confidence=sure(one)) for one in own))


def each_once(
    candidates: Sequence[Candidate], document_type: DocumentType
) -> tuple[Candidate, ...]:
    """One candidate for each value of a field or cell, where the model is surest of it."""
    specs = _specs(document_type)
    groups: dict[tuple[str, int | None], list[Candidate]] = {}
    for one in candidates:
        groups.setdefault((one.name, one.row), []).append(one)
    return tuple(
        replace(votes[0], confidence=together(votes))
        for (name, row), group in groups.items()
        for votes in by_value(specs[name, row is not None].kind, group).values()
    )


def _specs(document_type: DocumentType) -> dict[tuple[str, bool], FieldSpec]:
    """By name and whether it is a column."""
    fields = {(spec.name, False): spec for spec in document_type.fields}
    return fields | {(spec.name, True): spec for spec in document_type.columns}
