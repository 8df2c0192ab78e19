"""Fit the judge to a table of values: trees, curves, and what is accepted at which confidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.engines.judge.verdict import Verdicts
from docintel.extraction.weighing.evidence import FEATURES, SPEAKS_FOR
from docintel.training.judge.acceptance import precision_by_confidence
from docintel.training.judge.calibration import Shifts, fit_shifts
from docintel.training.judge.table import Table
from docintel.training.judge.trees import grow

Floats = NDArray[np.float64]

_FOLDS = 5
#: A few values decide what is accepted, and how groups fall into folds decides about those; so they
#: are held back several times.
_REPEATS = 4
#: How much made-up documents count beside all real ones where confidence is corrected.
_MADE_UP_SAY = 1.0
_RISING = [name in SPEAKS_FOR for name in FEATURES]


@dataclass(frozen=True)
class Fitted:
    """The judge, and what it says of each row when that row's group is held back."""

    verdicts: Verdicts
    confidence: Floats


def fit(table: Table, seed: int) -> Fitted:
    """Trees of all rows; curves and acceptance from what trees say of groups they never saw."""
    weight = _balanced(table)
    said = np.mean([_held_back(table, weight, seed + at) for at in range(_REPEATS)], axis=0)
    confidence = np.zeros(len(table))
    for kept, held in _folds(table, seed + _REPEATS):
        confidence[held] = _corrected(_shifts(table, said, kept), table, said, held)
    chosen = _real(table, _taken(table, said, np.ones(len(table), bool)))
    confidences, precisions = precision_by_confidence(
        confidence[chosen], table.right[chosen], table.weight[chosen]
    )
    verdicts = Verdicts(
        features=FEATURES,
        forest=grow(table.evidence, table.right, weight, _RISING, seed),
        curves=_shifts(table, said, np.ones(len(table), bool)).curves(),
        confidences=confidences,
        precisions=precisions,
    )
    return Fitted(verdicts, confidence)


def _held_back(table: Table, weight: Floats, seed: int) -> Floats:
    """What trees say of each row that never saw its group."""
    said = np.zeros(len(table))
    for kept, held in _folds(table, seed):
        forest = grow(table.evidence[kept], table.right[kept], weight[kept], _RISING, seed)
        said[held] = forest.probabilities(np.asarray(table.evidence[held], np.float64))
    return said


def _balanced(table: Table) -> Floats:
    """Weights by which the real documents count as much as all made-up ones, though far fewer."""
    real, made_up = table.weight[table.real].sum(), table.weight[~table.real].sum()
    if not real or not made_up:
        return table.weight
    weight: Floats = np.where(table.real, table.weight / real, table.weight / made_up)
    return weight


def _folds(table: Table, seed: int) -> Iterator[tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Rows to learn from and rows to hold back; a group is never in both."""
    groups = sorted(set(table.groups.tolist()))
    order = np.random.default_rng(seed).permutation(len(groups))
    fold_of = {groups[at]: place % _FOLDS for place, at in enumerate(order)}
    folds = np.array([fold_of[group] for group in table.groups.tolist()])
    for fold in range(_FOLDS):
        yield folds != fold, folds == fold


def _taken(table: Table, said: Floats, among: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The values that would be taken, of documents with all voters."""
    best = table.best(said)
    found: NDArray[np.int64] = best[among[best] & table.whole[best]]
    return found


def _real(table: Table, rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Those of real documents, where there are some."""
    real = rows[table.real[rows]]
    return real if len(real) else rows


def _shifts(table: Table, said: Floats, among: NDArray[np.bool_]) -> Shifts:
    """Real documents say how sure is how sure; made-up ones tell of the roles that those lack."""
    rows = _taken(table, said, among)
    made_up, weight = ~table.real[rows], table.weight[rows]
    if not made_up.any() or made_up.all():
        return fit_shifts(said[rows], table.right[rows], table.roles[rows], weight)
    share = _MADE_UP_SAY * weight[~made_up].sum() / weight[made_up].sum()
    weight = np.where(made_up, weight * share, weight)
    return fit_shifts(said[rows], table.right[rows], table.roles[rows], weight, made_up)


def _corrected(shifts: Shifts, table: Table, said: Floats, rows: NDArray[np.bool_]) -> Floats:
    curves = shifts.curves()
    own = _known(table.roles[rows], set(curves))
    found = np.zeros(int(rows.sum()))
    for role in set(own.tolist()):
        found[own == role] = curves[role](said[rows][own == role])
    return found


def _known(roles: NDArray[np.str_], known: set[str]) -> NDArray[np.str_]:
    return np.array([role if role in known else "" for role in roles.tolist()], np.str_)
