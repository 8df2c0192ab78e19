"""Tell types by pictures alone, by trees that were grown for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest

_FOREST, _NAMES, _TYPES = "forest", "names", "types"


@dataclass(frozen=True)
class LookTrees:
    """`names` are those of the numbers that trees look at; `types` each have a forest."""

    names: tuple[str, ...]
    types: tuple[str, ...]
    forests: tuple[Forest, ...]

    def logits(self, look: Mapping[str, float], types: tuple[str, ...]) -> NDArray[np.float64]:
        """One for each of `types`; one that was learned without pictures is as likely as others."""
        row = np.array([[look.get(name, 0.0) for name in self.names]])
        found = {
            name: float(forest.log_odds(row)[0])
            for name, forest in zip(self.types, self.forests, strict=True)
        }
        usual = float(np.log(np.mean(np.exp([*found.values()]))))
        return np.array([found.get(name, usual) for name in types])

    def arrays(self, prefix: str) -> dict[str, NDArray[np.generic]]:
        """What to store."""
        forests = {
            f"{prefix}.{_FOREST}{at}.{name}": array
            for at, forest in enumerate(self.forests)
            for name, array in forest.arrays().items()
        }
        names, types = np.array(self.names), np.array(self.types)
        return {f"{prefix}.{_NAMES}": names, f"{prefix}.{_TYPES}": types, **forests}

    @classmethod
    def of(cls, prefix: str, arrays: np.lib.npyio.NpzFile) -> LookTrees | None:
        """What was stored; None in models that were trained before pictures were looked at."""
        if f"{prefix}.{_TYPES}" not in arrays:
            return None
        types = tuple(map(str, arrays[f"{prefix}.{_TYPES}"]))
        starts = [f"{prefix}.{_FOREST}{at}." for at in range(len(types))]
        forests = tuple(Forest.of(_beneath(start, arrays)) for start in starts)
        return cls(tuple(map(str, arrays[f"{prefix}.{_NAMES}"])), types, forests)


def _beneath(start: str, arrays: np.lib.npyio.NpzFile) -> Mapping[str, NDArray[np.generic]]:
    return {name.removeprefix(start): arrays[name] for name in arrays if name.startswith(start)}
