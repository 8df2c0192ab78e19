"""How certain an answer is, by trees that were grown on right and wrong ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest

_FOREST, _NAMES = "forest.", "names"


@dataclass(frozen=True)
class Certainty:
    """`names` are those of the traits, in the order of the columns that the trees look at."""

    names: tuple[str, ...]
    forest: Forest

    def chance(self, traits: Mapping[str, float]) -> float:
        """The probability that it is so."""
        row = np.array([[traits.get(name, 0.0) for name in self.names]])
        return float(self.forest.probabilities(row)[0])

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        forest = {f"{prefix}.{_FOREST}{name}": one for name, one in self.forest.arrays().items()}
        return {f"{prefix}.{_NAMES}": np.array(self.names), **forest}

    @classmethod
    def of(cls, prefix: str, arrays: np.lib.npyio.NpzFile) -> Certainty:
        start = f"{prefix}.{_FOREST}"
        own = [name for name in arrays if name.startswith(start)]
        forest = Forest.of({name.removeprefix(start): arrays[name] for name in own})
        return cls(tuple(map(str, arrays[f"{prefix}.{_NAMES}"])), forest)
