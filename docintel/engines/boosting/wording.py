"""Which words stand beside the values of a field: learned counts, as a weight of each word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.beside import Beside
from docintel.engines.boosting.context import OWN, PLACES, Context

Floats = NDArray[np.float64]
Numbers = NDArray[np.float32]

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
#: The same for few examples: beside, above, a label is a label wherever it stands.
ANYWHERE: Mapping[str, str] = {
    place: table if place in {"behind", "below", OWN} else "label"
    for place, table in TABLES.items()
}
#: A single word proves nothing beyond these log-odds, nor do all words of one place together.
_LIMITS = (-10.0, 12.0)
COLUMNS = (*PLACES, OWN)


@dataclass(frozen=True)
class Wording:
    """For each table its words and their log-odds, of shape (words, fields)."""

    words: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, Floats]
    fields: int

    def scores(self, context: Context) -> Beside:
        """What the words at each place say of each unit and field."""
        tables = list(self.words)
        said = np.concatenate([self._phrases(table, context) for table in tables])
        firsts = [tables.index(self.tables[place]) * len(context.phrases) for place in COLUMNS]
        numbers = np.stack([context.words[place] for place in COLUMNS])
        return Beside(said, numbers + np.array(firsts)[:, None])

    @property
    def tables(self) -> Mapping[str, str]:
        """Which table speaks of each place."""
        return ANYWHERE if "label" in self.words else TABLES

    def _phrases(self, table: str, context: Context) -> Numbers:
        """The weights of each phrase's words together."""
        known, weights = self._indexes[table], self._weights[table]
        indexes = [known.get(word, len(known)) for word in context.vocabulary]
        of_words = weights[[*indexes, len(known)]]
        words, starts = context.spelled
        sums = np.add.reduceat(of_words[words], starts, axis=0)
        return np.clip(sums, *_LIMITS).astype(np.float32)

    @cached_property
    def _weights(self) -> Mapping[str, Floats]:
        """Words that were never met weigh nothing: the last row."""
        nothing = np.zeros(self.fields)
        return {table: np.vstack([weights, nothing]) for table, weights in self.weights.items()}

    @cached_property
    def _indexes(self) -> Mapping[str, Mapping[str, int]]:
        return {
            table: {word: index for index, word in enumerate(words)}
            for table, words in self.words.items()
        }
