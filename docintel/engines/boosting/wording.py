"""Which words stand beside the values of a field: learned counts, as a weight of each word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.context import OWN, PLACES, Context, Words

#: Places that share their weights: a label above is a label above, however far.
TABLES: Mapping[str, str] = {
    "before": "left",
    "left": "left",
    "left2": "left",
    "above": "above",
    "above2": "above",
    "header": "above",
    "caption": "above",
    "behind": "behind",
    "below": "below",
    OWN: OWN,
}
#: A single word proves nothing beyond these log-odds, nor do all words of one place together.
_LIMITS = (-10.0, 12.0)
COLUMNS = (*PLACES, OWN)


@dataclass(frozen=True)
class Wording:
    """For each table its words and their log-odds, of shape (words, fields)."""

    words: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, NDArray[np.float64]]
    fields: int

    def scores(self, context: Context) -> NDArray[np.float64]:
        """What the words at each place say: shape (units, COLUMNS, fields)."""
        per_place = [self._place(TABLES[place], context.words[place]) for place in COLUMNS]
        return np.clip(np.stack(per_place, axis=1), *_LIMITS)

    def _place(self, table: str, words: Sequence[Words]) -> NDArray[np.float64]:
        known, weights = self._indexes[table], self.weights[table]
        found: dict[Words, NDArray[np.float64]] = {(): np.zeros(self.fields)}
        for each in set(words) - {()}:
            indexes = [known[word] for word in set(each) if word in known]
            found[each] = weights[indexes].sum(axis=0)
        rows = [found[each] for each in words]
        return np.array(rows).reshape(len(words), self.fields)

    @cached_property
    def _indexes(self) -> Mapping[str, Mapping[str, int]]:
        return {
            table: {word: index for index, word in enumerate(words)}
            for table, words in self.words.items()
        }
