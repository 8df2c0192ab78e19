"""Count the words beside values and beside what is no value, and weigh each word by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import FieldSpec
from docintel.engines.boosting.context import OWN
from docintel.engines.boosting.wording import ANYWHERE, TABLES, Wording
from docintel.training.boosting.lesson import Lesson

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

#: From where words are counted for the tables; other places only look them up.
_COUNTED = ("before", "left", "above", "behind", "below", OWN)
#: Groups of documents in which a word must occur, else it is a name and not a label.
_LEAST_GROUPS = 2
_SMOOTHING = 0.5
_LIMITS = (-3.0, 5.0)


@dataclass(frozen=True)
class WordCounts:
    """How much stands beside each word of each table: values and others, and in how many groups.

    `values` and `others` are what there is altogether; arrays have a column a field.
    """

    beside_values: dict[str, Floats]
    beside_others: dict[str, Floats]
    groups: dict[str, Floats]
    values: Floats
    others: Floats

    def without(self, part: WordCounts) -> WordCounts:
        """The counts of all other documents; no group may lie in both."""
        return WordCounts(
            {name: self.beside_values[name] - part.beside_values[name] for name in self.groups},
            {name: self.beside_others[name] - part.beside_others[name] for name in self.groups},
            {name: self.groups[name] - part.groups[name] for name in self.groups},
            self.values - part.values,
            self.others - part.others,
        )


@dataclass(frozen=True)
class WordCounter:
    """Counts words in lessons; the words themselves are those of all `lessons`.

    `anywhere` counts labels alike wherever they stand, since of few examples each shows one place.
    """

    lessons: Sequence[Lesson]
    fields: Sequence[FieldSpec]
    anywhere: bool = False

    def count(self, lessons: Sequence[Lesson]) -> WordCounts:
        """Every document counts once for each of its fields."""
        nothing = {name: np.zeros((len(words), self._width)) for name, words in self._words.items()}
        counts = WordCounts(
            nothing,
            {name: array.copy() for name, array in nothing.items()},
            {name: np.zeros(len(words)) for name, words in self._words.items()},
            np.zeros(self._width),
            np.zeros(self._width),
        )
        seen: dict[tuple[str, str], set[int]] = {}
        for lesson in lessons:
            values, others = _shares(lesson, self.fields)
            counts = replace(
                counts,
                values=counts.values + values.sum(axis=0),
                others=counts.others + others.sum(axis=0),
            )
            for place in _COUNTED:
                table = self._tables[place]
                units, words = self._met(lesson, place)
                np.add.at(counts.beside_values[table], words, values[units])
                np.add.at(counts.beside_others[table], words, others[units])
                seen.setdefault((table, lesson.group), set()).update(words.tolist())
        for (table, _), met in seen.items():
            counts.groups[table][list(met)] += 1
        return counts

    def wording(self, counts: WordCounts) -> Wording:
        """Log-odds of the words that enough groups have."""
        words: dict[str, tuple[str, ...]] = {}
        weights: dict[str, Floats] = {}
        for table, known in self._words.items():
            kept = np.flatnonzero(counts.groups[table] >= _LEAST_GROUPS)
            beside = _log_share(counts.beside_values[table][kept], counts.values)
            elsewhere = _log_share(counts.beside_others[table][kept], counts.others)
            words[table] = tuple(known[at] for at in kept)
            weights[table] = np.clip(beside - elsewhere, *_LIMITS)
        return Wording(words, weights, self._width)

    @property
    def _tables(self) -> Mapping[str, str]:
        return ANYWHERE if self.anywhere else TABLES

    @property
    def _width(self) -> int:
        return len(self.fields)

    @cached_property
    def _words(self) -> dict[str, list[str]]:
        found: dict[str, set[str]] = {}
        for lesson in self.lessons:
            context = lesson.observed.context
            for place in _COUNTED:
                phrases = [context.phrases[at] for at in np.unique(context.words[place])]
                found.setdefault(self._tables[place], set()).update(chain.from_iterable(phrases))
        return {table: sorted(words) for table, words in found.items()}

    @cached_property
    def _indexes(self) -> dict[str, dict[str, int]]:
        return {
            table: {word: at for at, word in enumerate(words)}
            for table, words in self._words.items()
        }

    def _met(self, lesson: Lesson, place: str) -> tuple[Integers, Integers]:
        """Units and words in pairs, each word of a unit once."""
        index, context = self._indexes[self._tables[place]], lesson.observed.context
        known = np.array([*(index.get(word, -1) for word in context.vocabulary), -1])
        spelled, starts = context.spelled
        phrases = context.words[place]
        counts = np.diff(starts, append=len(spelled))[phrases]
        units = np.repeat(np.arange(len(phrases)), counts)
        nth = np.arange(len(units)) - np.repeat(np.cumsum(counts) - counts, counts)
        words = known[spelled[starts[phrases][units] + nth]]
        return units[words >= 0], words[words >= 0]


def _shares(lesson: Lesson, fields: Sequence[FieldSpec]) -> tuple[Floats, Floats]:
    """How much each unit counts as a value of a field, and as a value of its kind that is none."""
    right = lesson.truth / np.maximum(lesson.truth.sum(axis=0), 1)
    wrong = np.zeros(lesson.truth.shape)
    for at, field in enumerate(fields):
        of_kind = lesson.observed.of_kind(field.kind)
        known = lesson.truth | lesson.doubtful
        wrong[of_kind, at] = ~known[of_kind, at] / max(len(of_kind), 1)
    return right, wrong


def _log_share(counts: Floats, totals: Floats) -> Floats:
    shares: Floats = np.log((counts + _SMOOTHING) / (2 * totals + 2 * _SMOOTHING))
    return shares
