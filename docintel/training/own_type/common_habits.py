"""Count in lessons how often fields are there, and how often two of a kind stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.engines.boosting.habits import Habits
from docintel.engines.boosting.units import family
from docintel.training.boosting.lesson import Lesson

Floats = NDArray[np.float64]


def habits_of(
    lessons: Sequence[Lesson], fields: Sequence[FieldSpec], document_type: DocumentType
) -> Habits:
    """As far as so few documents can tell: no share is quite 0 or 1."""
    seen = np.array([lesson.truth.any(axis=0) for lesson in lessons])
    headers = np.array([field not in document_type.columns for field in fields])
    together = np.zeros((len(fields), len(fields)))
    for one, other in permutations(np.flatnonzero(headers), 2):
        if family(fields[one].kind) is family(fields[other].kind):
            both = [
                lesson for lesson, has in zip(lessons, seen, strict=True) if has[one] & has[other]
            ]
            beside = sum(_is_beside(lesson, one, other) for lesson in both)
            together[one, other] = _share(beside, len(both))
    return Habits(np.where(headers, _share(seen.sum(axis=0), len(lessons)), 0.0), together)


def _share(count: int | Floats, of: int) -> Floats:
    return np.asarray((count + 0.5) / (of + 1), np.float64)


def _is_beside(lesson: Lesson, one: int, other: int) -> bool:
    first, second = (
        {lesson.observed.units[unit].segment for unit in np.flatnonzero(lesson.truth[:, field])}
        for field in (one, other)
    )
    return not first.isdisjoint(second)
