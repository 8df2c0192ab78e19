"""Weigh the values of a field against one another: a document says each field once.

Few examples make unsure trees; which value is the likeliest they tell far better than how likely.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.squash import squash
from docintel.engines.boosting.units import Unit

Floats = NDArray[np.float64]

#: Less likely units are not looked at.
_LEAST = 1e-4
_SUREST = 1 - 1e-4


def weighed(units: Sequence[Unit], likely: Floats, present: Floats) -> Floats:
    """Probabilities of shape (units, fields) that add up to 1 at most over each field's values.

    `present` is the share of documents that have the field; where it is 0, as for columns, whose
    values are many, nothing is changed. A value has its probability at the likeliest of its units.
    """
    found = likely.copy()
    for at, share in enumerate(present):
        if share:
            found[:, at] = _weighed(units, likely[:, at], share)
    return found


def _weighed(units: Sequence[Unit], likely: Floats, share: float) -> Floats:
    found = np.zeros_like(likely)
    best = _best_units(units, likely)
    if best:
        sure = np.minimum(likely[best], _SUREST)
        odds = sure / (1 - sure)
        found[best] = odds / (odds.sum() + (1 - share) / share)
    return found


def _best_units(units: Sequence[Unit], likely: Floats) -> list[int]:
    """The likeliest unit of each value."""
    best: dict[str, int] = {}
    for unit in np.argsort(-likely, kind="stable").tolist():
        if likely[unit] < _LEAST:
            break
        value = units[unit].value
        best.setdefault(squash(value) or value, unit)
    return list(best.values())
