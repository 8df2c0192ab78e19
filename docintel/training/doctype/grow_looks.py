"""Grow the trees that tell types by pictures, with scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest
from docintel.engines.doctype_model.look_trees import LookTrees
from docintel.training.boosting.grow import as_forest

#: By experiment; trees did better on templates that they had not seen than weights and small nets.
_TREES, _LEAVES, _LEAST_ROWS, _RATE, _RIDGE = 50, 8, 20, 0.12, 5.0


def grow_looks(
    looks: Sequence[Mapping[str, float]], answers: Sequence[str], importance: NDArray[np.float64]
) -> LookTrees:
    """Trees for the types among the answers, of which there must be two."""
    names = tuple(sorted({name for one in looks for name in one}))
    rows = np.array([[one.get(name, 0.0) for name in names] for one in looks])
    grown = _grown(rows, answers, importance)
    return LookTrees(names, tuple(map(str, grown.classes_)), tuple(_forests(grown)))


def _forests(grown: Any) -> Sequence[Forest]:
    """Of two answers there are trees for the second alone."""
    if len(grown.classes_) > 2:
        return [as_forest(grown, of=at) for at in range(len(grown.classes_))]
    second = as_forest(grown)
    return [
        replace(second, values=sign * second.values / 2, baseline=sign * second.baseline / 2)
        for sign in (-1, 1)
    ]


def _grown(rows: NDArray[np.float64], answers: Sequence[str], weights: NDArray[np.float64]) -> Any:
    from sklearn.ensemble import (  # type: ignore[import-untyped]
        HistGradientBoostingClassifier,
    )
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    trees = HistGradientBoostingClassifier(
        max_iter=_TREES,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_LEAST_ROWS,
        learning_rate=_RATE,
        l2_regularization=_RIDGE,
        # Finding the edges of bins takes longer than growing on them.
        max_bins=64,
        early_stopping=False,
        random_state=0,
    )
    # The table is small, and threads that wait for each other take far longer than one alone.
    with threadpool_limits(1, user_api="openmp"):
        return trees.fit(rows, list(answers), sample_weight=weights)
