"""What experts, for words, for shapes and for pictures, think of a document's type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import UNKNOWN_TYPE

Floats = NDArray[np.float64]

#: Experts that looked at one document are not independent: together they say less than that.
_TRUST, _TRUST_IN_LOOKS = 0.7, 0.5
_LEAST = 1e-6


@dataclass(frozen=True)
class Opinion:
    """The logits of the experts for each type, `unknown` among them.

    `looks` is None of a document without a picture. `known` is the share of the document's words
    that the expert for words has learned.
    """

    types: tuple[str, ...]
    words: Floats
    shapes: Floats
    looks: Floats | None
    known: float

    @cached_property
    def joined(self) -> Floats:
        """The probability of each type, of all experts together."""
        agreed = np.log(softmax(self.words) + _LEAST) + np.log(softmax(self.shapes) + _LEAST)
        if self.looks is None:
            return softmax(_TRUST * agreed)
        looks = np.log(softmax(self.looks) + _LEAST)
        return softmax(_TRUST * agreed + _TRUST_IN_LOOKS * looks)

    @property
    def best(self) -> str:
        return self.types[self._at]

    @property
    def _at(self) -> int:
        return int(self.joined.argmax())

    def traits(self, shapes: Mapping[str, float]) -> Mapping[str, float]:
        """What tells whether the best type is right, or one that nobody knows."""
        first, second = self.joined[self._at], np.sort(self.joined)[-2]
        cues, other_cues = self._own_and_best_other(shapes, "cue")
        title, other_title = self._own_and_best_other(shapes, "title")
        unknown = softmax(self.words)[self.types.index(UNKNOWN_TYPE)]
        return {
            "odds": _log(first) - _log(1 - first),
            "lead": _log(first) - _log(second),
            "unknown by words": _log(unknown),
            "known words": self.known,
            "title": title,
            "title of another": other_title,
            "cues": cues,
            "lead in cues": cues - other_cues,
            **self._strengths("words", self.words),
            **self._strengths("shapes", self.shapes),
            **self._by_looks(),
        }

    def _by_looks(self) -> Mapping[str, float]:
        """Nothing of a document without a picture, which trees tell from one that says little."""
        if self.looks is None:
            return {"seen": 0.0}
        chances = softmax(self.looks)
        return {
            "seen": 1.0,
            "by looks": _log(chances[self._at]),
            "best by looks": _log(chances.max()),
            "unknown by looks": _log(chances[self.types.index(UNKNOWN_TYPE)]),
        }

    def _strengths(self, expert: str, logits: Floats) -> Mapping[str, float]:
        """How much an expert says at all: of what is new to it, little speaks for any type."""
        return {
            f"by {expert}": _log(softmax(logits)[self._at]),
            f"most by {expert}": float(logits[self._at]),
            f"all by {expert}": float(np.log(np.exp(logits).sum())),
            f"lead by {expert}": float(logits[self._at] - np.sort(logits)[-2]),
        }

    def _own_and_best_other(self, shapes: Mapping[str, float], what: str) -> tuple[float, float]:
        """How well cues or a title fit the best type, and the best of the others."""
        fits = {name: shapes.get(f"{what} {name}", 0.0) for name in self.types}
        own = fits.pop(self.best)
        return own, max(fits.values())


def softmax(logits: Floats) -> Floats:
    """The probabilities of one row of logits, which add up to 1."""
    raised = np.exp(logits - logits.max())
    found: Floats = raised / raised.sum()
    return found


def _log(probability: float) -> float:
    return float(np.log(max(probability, _LEAST)))
