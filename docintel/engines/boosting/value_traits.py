"""How a value stands to the others of its kind: largest, latest, repeated, a sum that fits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import Kind
from docintel.engines.boosting.units import Unit

Floats = NDArray[np.float64]
NAMES = ("repeated", "nth", "from_last", "rank", "rank_up", "size", "sum", "addend", "difference")
#: Distinct amounts among which sums are looked for; beyond that every number is a sum of two.
_MOST_AMOUNTS = 60


def value_traits(units: Sequence[Unit]) -> Floats:
    """One row a unit."""
    traits = np.zeros((len(units), len(NAMES)))
    for kind in {unit.kind for unit in units}:
        places = [place for place, unit in enumerate(units) if unit.kind is kind]
        values = [units[place].value for place in places]
        traits[places] = _of_kind(kind, values)
    return traits


def _of_kind(kind: Kind, values: Sequence[str]) -> Floats:
    traits = np.zeros((len(values), len(NAMES)))
    counts = Counter(values)
    traits[:, 0] = [counts[value] for value in values]
    traits[:, 1] = np.arange(len(values))
    traits[:, 2] = len(values) - 1 - traits[:, 1]
    if kind is Kind.MONEY:
        traits[:, 3:] = _of_amounts(np.array([float(Decimal(value)) for value in values]))
    elif kind is Kind.DATE:
        days = np.array([date.fromisoformat(value).toordinal() for value in values], np.float64)
        traits[:, 3:6] = _ranks(days, days - days.min())
    else:
        traits[:, 5] = [len(value) for value in values]
    return traits


def _of_amounts(amounts: Floats) -> Floats:
    cents = np.round(np.abs(amounts) * 100).astype(np.int64)
    largest = max(int(cents.max()), 1)
    distinct = np.unique(cents[cents > 0])[-_MOST_AMOUNTS:]
    sums = distinct[:, None] + distinct[None, :]
    np.fill_diagonal(sums, -1)
    is_sum = np.isin(cents, sums)
    fits = np.isin(sums, distinct)
    addends = distinct[fits.any(axis=1)]
    traits = np.zeros((len(cents), 6))
    traits[:, :3] = _ranks(cents.astype(np.float64), cents / largest)
    traits[:, 3] = is_sum
    traits[:, 4] = np.isin(cents, addends)
    traits[:, 5] = np.sign(amounts)
    return traits


def _ranks(values: Floats, size: Floats) -> Floats:
    """Place among the distinct values from the top and from the bottom, and a size."""
    distinct, places = np.unique(values, return_inverse=True)
    return np.stack([len(distinct) - 1 - places, places, size], axis=1)
