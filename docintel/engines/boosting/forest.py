"""Boosted regression trees as arrays, all trees asked at once with numpy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.leaf_masks import Masks, Tests, first_leaf, tests_and_leaves

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]


@dataclass(frozen=True)
class Forest:
    """Trees of all rounds one after the other in shared arrays; `roots` says where each begins.

    A row goes left where its `features[node]` is at most `thresholds[node]`. A leaf is its own
    child on both sides. `values` are in log-odds, to be added to `baseline`.
    """

    roots: Integers
    features: Integers
    thresholds: Floats
    left: Integers
    right: Integers
    values: Floats
    baseline: float

    def log_odds(self, rows: NDArray[np.floating]) -> Floats:
        """One number a row; of the rows no more counts than float32 holds."""
        return self.sums(self.tests.remaining(np.ascontiguousarray(rows.T, np.float32)))

    def sums(self, remaining: Masks) -> Floats:
        """The log-odds of rows of which each tree has these leaves left."""
        trees = np.arange(len(self.roots))[:, None]
        found: Floats = self._leaf_values[trees, first_leaf(remaining)].sum(axis=0) + self.baseline
        return found

    def probabilities(self, rows: NDArray[np.floating]) -> Floats:
        """One probability a row: that it is of the class that was learned."""
        return sigmoid(self.log_odds(rows))

    @property
    def tests(self) -> Tests:
        return self._tests_and_leaves[0]

    @cached_property
    def _leaf_values(self) -> Floats:
        """Shape (trees, leaves), from left to right."""
        found: Floats = self.values[self._tests_and_leaves[1]]
        return found

    @cached_property
    def _tests_and_leaves(self) -> tuple[Tests, Integers]:
        return tests_and_leaves(
            self.roots.tolist(), self.features, self.thresholds, self.left, self.right
        )

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
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Forest:
        """What was stored; raises ValueError for nodes that make no trees."""
        found = cls(
            roots=np.asarray(arrays["roots"], np.int32),
            features=np.asarray(arrays["features"], np.int32),
            thresholds=np.asarray(arrays["thresholds"], np.float64),
            left=np.asarray(arrays["left"], np.int32),
            right=np.asarray(arrays["right"], np.int32),
            values=np.asarray(arrays["values"], np.float64),
            baseline=float(np.asarray(arrays["baseline"])),
        )
        found._check()
        return found

    def _check(self) -> None:
        nodes = np.arange(len(self.features))
        beside = (self.thresholds, self.left, self.right, self.values)
        # Every node is a root or a child, and every parent has two.
        parents = int((self.left != nodes).sum()) if len(self.left) == len(nodes) else 0
        if any(len(one) != len(nodes) for one in beside) or (
            len(self.roots) + 2 * parents != len(nodes)
        ):
            raise ValueError("its trees are cut short")
        # Children come behind their parent, so that every way down ends.
        ways = (self.roots, self.left, self.right)
        known = all(((one >= 0) & (one < len(nodes))).all() for one in ways)
        if not known or (self.left < nodes).any() or (self.right < nodes).any():
            raise ValueError("its trees lead nowhere")


def sigmoid(log_odds: Floats) -> Floats:
    """Probabilities."""
    return 1.0 / (1.0 + np.exp(-log_odds))
