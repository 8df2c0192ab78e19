"""Grow the trees that say how certain an answer is, with scikit-learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.engines.doctype_model.certainty import Certainty
from docintel.training.boosting.grow import as_forest

#: Small trees: what can be learned of a few thousand answers is little.
_TREES, _LEAVES, _LEAST_ROWS, _RATE, _RIDGE = 120, 6, 20, 0.08, 1.0


def grow_certainty(
    traits: Sequence[Mapping[str, float]],
    right: NDArray[np.bool_],
    importance: NDArray[np.float64],
) -> Certainty:
    """How likely it is right; there must be some that are, and some that are not."""
    names = tuple(sorted({name for one in traits for name in one}))
    rows = np.array([[one.get(name, 0.0) for name in names] for one in traits])
    return Certainty(names, as_forest(_grown(rows, right, importance / importance.mean())))


def _grown(
    rows: NDArray[np.float64], right: NDArray[np.bool_], importance: NDArray[np.float64]
) -> Any:
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
        early_stopping=False,
        random_state=0,
    )
    # The table is small, and threads that wait for each other take far longer than one alone.
    with threadpool_limits(1, user_api="openmp"):
        return trees.fit(rows, right, sample_weight=importance)
