"""How often the answers of a model that learned one's own examples are right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from docintel.engines.judge.curve import Curve

_SAID, _RIGHT = "said.", "right."


@dataclass(frozen=True)
class Trust:
    """`curves`, by label, lead from what the model says to how often that was right of documents
    in layouts that it had not met, or to less where few documents prove little."""

    curves: Mapping[str, Curve] = field(default_factory=dict)

    @property
    def most(self) -> float:
        """No answer is held for right more often than that."""
        return max((float(curve.right.max()) for curve in self.curves.values()), default=0.0)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """What to store."""
        found: dict[str, NDArray[np.generic]] = {}
        for label, curve in self.curves.items():
            found |= {f"{_SAID}{label}": curve.said, f"{_RIGHT}{label}": curve.right}
        return found

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Trust:
        """What was stored; no curves where none were."""
        labels = [name.removeprefix(_SAID) for name in arrays if name.startswith(_SAID)]
        return cls({label: _curve(arrays, label) for label in labels})


def _curve(arrays: Mapping[str, NDArray[np.generic]], label: str) -> Curve:
    said, right = arrays[f"{_SAID}{label}"], arrays[f"{_RIGHT}{label}"]
    return Curve(np.asarray(said, np.float64), np.asarray(right, np.float64))
