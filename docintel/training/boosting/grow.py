"""Grow boosted trees with scikit-learn and bring them into plain arrays."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest


@dataclass(frozen=True)
class Recipe:
    """How trees are grown; the defaults did best on receipts of merchants that were held back.

    `heeds_rules` says whether they see what the rules propose, and hints. Of more rows than
    `most_rows` that are wrong some are drawn, which then count for several.
    """

    rounds: int = 100
    leaves: int = 15
    learning_rate: float = 0.1
    least_in_leaf: int = 10
    share_of_columns: float = 0.25
    penalty: float = 1.0
    heeds_rules: bool = False
    most_rows: int = 150_000
    seed: int = 0


@dataclass(frozen=True)
class Table:
    """Rows of features, and which of them are right. Of the wrong ones only this share was kept."""

    rows: NDArray[np.float32]
    truth: NDArray[np.bool_]
    share: float = 1.0


def grow(table: Table, recipe: Recipe) -> Forest:
    """Trees that tell right from wrong rows; there must be some of both."""
    forest = as_forest(fitted(table, recipe))
    # As if all wrong rows had been there.
    return replace(forest, baseline=forest.baseline + math.log(table.share))


def fitted(table: Table, recipe: Recipe) -> Any:
    """The classifier of scikit-learn."""
    from sklearn.ensemble import (  # type: ignore[import-untyped]
        HistGradientBoostingClassifier,
    )

    classifier = HistGradientBoostingClassifier(
        max_iter=recipe.rounds,
        max_leaf_nodes=recipe.leaves,
        learning_rate=recipe.learning_rate,
        min_samples_leaf=recipe.least_in_leaf,
        max_features=recipe.share_of_columns,
        l2_regularization=recipe.penalty,
        early_stopping=False,
        # Finding the edges of bins takes longer than growing on them.
        max_bins=64,
        random_state=recipe.seed,
    )
    return classifier.fit(table.rows, table.truth)


def as_forest(classifier: Any, of: int = 0) -> Forest:
    """The trees of a HistGradientBoostingClassifier that saw no gaps and no categories.

    A binary one has trees for its second class only; of others, `of` says for which class.
    """
    trees = [round_[of].nodes for round_ in classifier._predictors]
    starts = np.cumsum([0, *(len(nodes) for nodes in trees)])
    nodes = np.concatenate(trees)
    own = np.arange(len(nodes))
    offsets = np.repeat(starts[:-1], [len(each) for each in trees])
    is_leaf = nodes["is_leaf"].astype(np.bool_)
    return Forest(
        roots=starts[:-1].astype(np.int32),
        features=np.where(is_leaf, 0, nodes["feature_idx"]).astype(np.int32),
        thresholds=np.where(is_leaf, np.inf, nodes["num_threshold"]),
        left=np.where(is_leaf, own, offsets + nodes["left"]).astype(np.int32),
        right=np.where(is_leaf, own, offsets + nodes["right"]).astype(np.int32),
        values=nodes["value"].astype(np.float64),
        baseline=float(classifier._baseline_prediction.ravel()[of]),
    )
