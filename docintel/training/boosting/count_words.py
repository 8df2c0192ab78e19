"""Count the words beside values and beside what is no value, and weigh each word by it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import FieldSpec
from docintel.engines.boosting.context import OWN
from docintel.engines.boosting.wording import TABLES, Wording
from docintel.training.boosting.lesson import Lesson

Floats = NDArray[np.float64]

#: From where words are counted for the tables; other places only look them up.
_COUNTED = ("before", "left", "above", "behind", "below", OWN)
#: Groups of documents in which a word must occur, else it is a name and not a label.
_LEAST_GROUPS = 2
_SMOOTHING = 0.5
_LIMITS = (-3.0, 5.0)


def count_words(lessons: Sequence[Lesson], fields: Sequence[FieldSpec]) -> Wording:
    """Log-odds of each word, for each field. Every document counts once for each of its fields."""
    tallies = {table: _Tally(len(fields)) for table in set(TABLES.values())}
    right = np.zeros(len(fields))
    wrong = np.zeros(len(fields))
    for lesson in lessons:
        shares = _shares(lesson, fields)
        right += shares[0].sum(axis=0)
        wrong += shares[1].sum(axis=0)
        for place in _COUNTED:
            tallies[TABLES[place]].add(lesson, place, *shares)
    words: dict[str, tuple[str, ...]] = {}
    weights: dict[str, Floats] = {}
    for table, tally in tallies.items():
        words[table], weights[table] = tally.weights(right, wrong)
    return Wording(words, weights, len(fields))


def _shares(lesson: Lesson, fields: Sequence[FieldSpec]) -> tuple[Floats, Floats]:
    """How much each unit counts as a value of a field, and as a value of its kind that is none."""
    right = lesson.truth / np.maximum(lesson.truth.sum(axis=0), 1)
    wrong = np.zeros(lesson.truth.shape)
    for at, field in enumerate(fields):
        of_kind = lesson.observed.of_kind(field.kind)
        wrong[of_kind, at] = ~lesson.truth[of_kind, at] / max(len(of_kind), 1)
    return right, wrong


class _Tally:
    """How often each word stood beside values, beside others, and in which groups."""

    def __init__(self, fields: int) -> None:
        self._nothing = np.zeros(fields)
        self._right: dict[str, Floats] = {}
        self._wrong: dict[str, Floats] = {}
        self._groups: dict[str, set[str]] = {}

    def add(self, lesson: Lesson, place: str, right: Floats, wrong: Floats) -> None:
        counting = np.flatnonzero((right + wrong).any(axis=1))
        words_at = lesson.observed.context.words[place]
        for unit in counting:
            for word in set(words_at[unit]):
                self._right[word] = self._right.get(word, self._nothing) + right[unit]
                self._wrong[word] = self._wrong.get(word, self._nothing) + wrong[unit]
                self._groups.setdefault(word, set()).add(lesson.group)

    def weights(self, right: Floats, wrong: Floats) -> tuple[tuple[str, ...], Floats]:
        words = sorted(
            word for word, groups in self._groups.items() if len(groups) >= _LEAST_GROUPS
        )
        shape = (len(words), len(self._nothing))
        beside = np.array([self._right[word] for word in words]).reshape(shape)
        elsewhere = np.array([self._wrong[word] for word in words]).reshape(shape)
        odds = _log_share(beside, right) - _log_share(elsewhere, wrong)
        return tuple(words), np.clip(odds, *_LIMITS)


def _log_share(counts: Floats, totals: Floats) -> Floats:
    shares: Floats = np.log((counts + _SMOOTHING) / (2 * totals + 2 * _SMOOTHING))
    return shares
