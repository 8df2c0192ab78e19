"""Weights of named numbers, each brought to a like scale first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

#: How many deviations from the mean a number may lie apart, and how much one counts.
_FURTHEST, _UNIT = 4.0, 0.3


@dataclass(frozen=True)
class Scale:
    """How numbers are brought to a like scale, one column for each name."""

    names: tuple[str, ...]
    means: NDArray[np.float64]
    deviations: NDArray[np.float64]

    def row(self, shapes: Mapping[str, float]) -> NDArray[np.float64]:
        """The numbers in the order of the names; one that is missing is 0."""
        numbers = np.array([shapes.get(name, 0.0) for name in self.names], np.float64)
        apart = (numbers - self.means) / self.deviations
        found: NDArray[np.float64] = np.clip(apart, -_FURTHEST, _FURTHEST) * _UNIT
        return found

    def rows(self, shapes: Sequence[Mapping[str, float]]) -> NDArray[np.float64]:
        return np.array([self.row(one) for one in shapes]).reshape(-1, len(self.names))


@dataclass(frozen=True)
class ShapeTable:
    """`weights` has a row a name and a column an answer."""

    scale: Scale
    weights: NDArray[np.float64]
    bias: NDArray[np.float64]

    def logits(self, shapes: Mapping[str, float]) -> NDArray[np.float64]:
        found: NDArray[np.float64] = self.scale.row(shapes) @ self.weights + self.bias
        return found
