"""What two experts, one for words and one for shapes, think of a document's type."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import UNKNOWN_TYPE

#: Two experts that looked at one document are not independent: together they say less than that.
_TRUST = 0.7
_LEAST = 1e-6
#: The score of cues that a type with every cue has, about.
_MOST_CUES = 1.5


@dataclass(frozen=True)
class Opinion:
    """Probabilities of each type, `unknown` among them: of the words, of the shapes, of both."""

    types: tuple[str, ...]
    by_words: NDArray[np.float64]
    by_shapes: NDArray[np.float64]
    joined: NDArray[np.float64]

    @property
    def best(self) -> str:
        return self.types[int(self.joined.argmax())]

    def traits(self, shapes: Mapping[str, float]) -> Mapping[str, float]:
        """What tells whether the best type is right, or a type that nobody knows."""
        at = int(self.joined.argmax())
        first, second = self.joined[at], np.sort(self.joined)[-2]
        cues = {name: shapes.get(f"cue {name}", 0.0) for name in self.types}
        others = max(score for name, score in cues.items() if name != self.best)
        unknown = self.by_words[self.types.index(UNKNOWN_TYPE)]
        return {
            "odds": _log(first) - _log(1 - first),
            "lead": _log(first) - _log(second),
            "by words": _log(self.by_words[at]),
            "by shapes": _log(self.by_shapes[at]),
            "unknown by words": _log(unknown),
            "cues": min(cues[self.best], _MOST_CUES),
            "lead in cues": float(np.clip(cues[self.best] - others, -1.0, _MOST_CUES)),
        }


def opinion_of(
    types: tuple[str, ...], words: NDArray[np.float64], shapes: NDArray[np.float64]
) -> Opinion:
    """Join the logits of both experts."""
    by_words, by_shapes = softmax(words), softmax(shapes)
    joined = softmax(_TRUST * (np.log(by_words + _LEAST) + np.log(by_shapes + _LEAST)))
    return Opinion(types, by_words, by_shapes, joined)


def softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(logits - logits.max())
    found: NDArray[np.float64] = raised / raised.sum()
    return found


def _log(probability: float) -> float:
    return float(np.log(max(probability, _LEAST)))
