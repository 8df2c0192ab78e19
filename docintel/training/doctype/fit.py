"""Fit tables of weights to samples with logistic regression."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from docintel.engines.doctype_model.shape_table import Scale, ShapeTable
from docintel.engines.doctype_model.word_table import WordTable
from docintel.training.doctype.sample import Words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix  # type: ignore[import-untyped]

#: How freely weights may grow, by experiment: many words want a tighter rein than few numbers.
_WORDS_FREEDOM, _SHAPES_FREEDOM = 1.0, 3.0
#: A word that fewer documents have is a name or a misreading.
_FEWEST = 2
#: Words that say less than this in every answer are left out of the file.
_LEAST_WEIGHT = 0.02
#: A type with fewer documents counts as if it had so many.
_LEAST_OF_A_TYPE = 100
#: The logit of an answer that is never given.
_NEVER = -20.0
_ROUNDS, _TOLERANCE = 100, 1e-3


def fit_words(words: Sequence[Words], answers: Sequence[str], names: Sequence[str]) -> WordTable:
    """A column for each of the names; an answer that nothing was learned for is never given."""
    sums, counts = np.unique(np.concatenate([one.sums for one in words]), return_counts=True)
    known = sums[counts >= _FEWEST]
    fitted = _regression(_WORDS_FREEDOM).fit(
        _matrix(words, known), list(answers), sample_weight=importance_of(answers)
    )
    weights = _by_name(fitted, fitted.coef_, names, absent=0.0)
    telling = np.abs(weights).max(axis=1) >= _LEAST_WEIGHT
    bias = _by_name(fitted, fitted.intercept_[:, None], names, absent=_NEVER)[0]
    return WordTable(known[telling], weights[telling].astype(np.float32), bias)


def fit_shapes(
    shapes: Sequence[Mapping[str, float]], answers: Sequence[str], names: Sequence[str]
) -> ShapeTable:
    """A column for each of the names."""
    scale = scale_of(shapes)
    fitted = _regression(_SHAPES_FREEDOM).fit(
        scale.rows(shapes), list(answers), sample_weight=importance_of(answers)
    )
    return ShapeTable(
        scale,
        _by_name(fitted, fitted.coef_, names, absent=0.0),
        _by_name(fitted, fitted.intercept_[:, None], names, absent=_NEVER)[0],
    )


def scale_of(shapes: Sequence[Mapping[str, float]]) -> Scale:
    """Mean and deviation of each number over all samples; one that is missing counts as 0."""
    names = tuple(sorted({name for one in shapes for name in one}))
    rows = np.array([[one.get(name, 0.0) for name in names] for one in shapes])
    return Scale(names, rows.mean(axis=0), rows.std(axis=0) + 1e-6)


def fit_chance(
    shapes: Sequence[Mapping[str, float]],
    right: NDArray[np.bool_],
    importance: NDArray[np.float64],
) -> ShapeTable:
    """One column: the odds that it is so."""
    scale = scale_of(shapes)
    fitted = _regression(_SHAPES_FREEDOM).fit(scale.rows(shapes), right, sample_weight=importance)
    return ShapeTable(scale, fitted.coef_.T, fitted.intercept_)


def _regression(freedom: float) -> Any:
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

    return LogisticRegression(C=freedom, max_iter=_ROUNDS, tol=_TOLERANCE)


def _matrix(words: Sequence[Words], known: NDArray[np.uint32]) -> csr_matrix:
    """A row a document and a column a known word."""
    from scipy.sparse import csr_matrix

    places = [np.searchsorted(known, one.sums) for one in words]
    found = [
        np.take(known, at, mode="clip") == one.sums for at, one in zip(places, words, strict=True)
    ]
    starts = np.cumsum([0, *(hits.sum() for hits in found)])
    columns = np.concatenate([at[hits] for at, hits in zip(places, found, strict=True)])
    strengths = [one.strengths[hits] for one, hits in zip(words, found, strict=True)]
    return csr_matrix((np.concatenate(strengths), columns, starts), shape=(len(words), len(known)))


def importance_of(answers: Sequence[str]) -> NDArray[np.float64]:
    """How much each sample counts, so that types of which there are few are learned too."""
    counts = Counter(answers)
    return np.array([max(1.0, _LEAST_OF_A_TYPE / counts[answer]) for answer in answers])


def _by_name(
    fitted: Any, rows: NDArray[np.float64], names: Sequence[str], absent: float
) -> NDArray[np.float64]:
    """The rows of the classes as columns; of two classes sklearn gives the second's alone."""
    every = np.vstack([-rows, rows]) / 2 if len(rows) == 1 else rows
    found = np.full((rows.shape[1], len(names)), absent)
    for name, row in zip(fitted.classes_, every, strict=True):
        found[:, names.index(name)] = row
    return found
