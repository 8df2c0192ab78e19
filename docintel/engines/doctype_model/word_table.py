"""Weights of words, looked up by a sum of the word: no word that was learned can be read in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

#: What the strengths of a document's words are scaled to, together.
_LENGTH = 8.0


@dataclass(frozen=True)
class WordTable:
    """`sums` rise; `weights` has a row for each of them and a column for each answer."""

    sums: NDArray[np.uint32]
    weights: NDArray[np.float32]
    bias: NDArray[np.float64]

    def logits(self, words: Mapping[str, float]) -> NDArray[np.float64]:
        """What the words say for each answer; words that were never seen say nothing."""
        return self.logits_of(*by_sum(words))

    def logits_of(
        self, sums: NDArray[np.uint32], strengths: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The same of words whose sums are known."""
        places, known = self._places(sums)
        found: NDArray[np.float64] = strengths[known] @ self.weights[places[known]] + self.bias
        return found

    def known(self, sums: NDArray[np.uint32]) -> float:
        """The share of the words that were learned."""
        return float(self._places(sums)[1].mean()) if len(sums) else 0.0

    def _places(self, sums: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
        """Where each sum would be, and whether it is there."""
        places = np.searchsorted(self.sums, sums)
        places[places == len(self.sums)] = 0
        return places, self.sums[places] == sums


def by_sum(words: Mapping[str, float]) -> tuple[NDArray[np.uint32], NDArray[np.float64]]:
    """The sum of each word and its strength; together the strengths have a fixed length."""
    sums = np.array([crc32(name.encode()) for name in words], np.uint32)
    strengths = np.array([*words.values()], np.float64)
    length = float(np.sqrt((strengths**2).sum()))
    return sums, strengths * (_LENGTH / length if length else 0.0)
