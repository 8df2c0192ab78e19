"""Boosted regression trees as arrays, all trees walked at once with numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]


@dataclass(frozen=True)
class Forest:
    """Trees of all rounds one after the other in shared arrays; `roots` says where each begins.

    A row goes left where its `features[node]` is at most `thresholds[node]`. A leaf is its own
    child on both sides, so that rows that have arrived stay. `values` are in log-odds, to be added
    to `baseline`.
    """

    roots: Integers
    features: Integers
    thresholds: Floats
    left: Integers
    right: Integers
    values: Floats
    baseline: float
    depth: int

    def log_odds(self, rows: Floats) -> Floats:
        """One number a row."""
        if not len(rows):
            return np.zeros(0)
        offsets = (np.arange(len(rows)) * rows.shape[1])[:, None]
        flat = np.ascontiguousarray(rows).ravel()
        nodes = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        for _ in range(self.depth):
            goes_left = flat[offsets + self.features[nodes]] <= self.thresholds[nodes]
            nodes = np.where(goes_left, self.left[nodes], self.right[nodes])
        sums: Floats = self.values[nodes].sum(axis=1) + self.baseline
        return sums

    def probabilities(self, rows: Floats) -> Floats:
        """One probability a row: that it is of the class that was learned."""
        return 1.0 / (1.0 + np.exp(-self.log_odds(rows)))

    def arrays(self) -> Mapping[str, NDArray[np.generic]]:
        """What to store."""
        return {
            "roots": self.roots,
            "features": self.features,
            "thresholds": self.thresholds,
            "left": self.left,
            "right": self.right,
            "values": self.values,
            "baseline": np.array(self.baseline),
            "depth": np.array(self.depth),
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Forest:
        """What was stored."""
        return cls(
            roots=np.asarray(arrays["roots"], np.int32),
            features=np.asarray(arrays["features"], np.int32),
            thresholds=np.asarray(arrays["thresholds"], np.float64),
            left=np.asarray(arrays["left"], np.int32),
            right=np.asarray(arrays["right"], np.int32),
            values=np.asarray(arrays["values"], np.float64),
            baseline=float(np.asarray(arrays["baseline"])),
            depth=int(np.asarray(arrays["depth"])),
        )
