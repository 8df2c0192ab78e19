"""Grow the judge's trees with scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest
from docintel.training.boosting.grow import as_forest

#: Small trees and few of them did best on real vendors that were held back: what can be learned
#: of a few hundred documents is little.
_ROUNDS, _RATE, _LEAVES, _LEAST_ROWS, _RIDGE = 80, 0.06, 4, 40, 3.0


def grow(
    rows: NDArray[np.float32],
    right: NDArray[np.bool_],
    weight: NDArray[np.float64],
    rising: Sequence[bool],
    seed: int,
) -> Forest:
    """Trees whose answer never falls when one of the `rising` columns grows.

    One thread grows them: the table is small, and threads that wait for each other on a busy
    machine take hundreds of times as long.
    """
    from sklearn.ensemble import (  # type: ignore[import-untyped]
        HistGradientBoostingClassifier,
    )
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    model = HistGradientBoostingClassifier(
        max_iter=_ROUNDS,
        learning_rate=_RATE,
        max_leaf_nodes=_LEAVES,
        min_samples_leaf=_LEAST_ROWS,
        l2_regularization=_RIDGE,
        max_features=0.5,
        monotonic_cst=[int(one) for one in rising],
        early_stopping=False,
        random_state=seed,
    )
    with threadpool_limits(1, user_api="openmp"):
        model.fit(rows, right, sample_weight=weight / weight.mean())
    return as_forest(model)
