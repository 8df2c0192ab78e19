"""What documents of a type have in common: which fields each has, and which stand side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.sole import weighed
from docintel.engines.boosting.units import Unit

Floats = NDArray[np.float64]

#: Fields that stand together less often say nothing of each other.
_OFTEN = 0.5
_SUREST = 1 - 1e-4


@dataclass(frozen=True)
class Habits:
    """`present` is the share of documents that have each field, 0 for a column, whose values are
    many. `together`, of shape (fields, fields), is the share in which two of a kind stand in one
    segment, such as the first and the last day of a period."""

    present: Floats
    together: Floats

    def applied(self, units: Sequence[Unit], likely: Floats) -> Floats:
        """Probabilities of shape (units, fields) in the light of the others."""
        segments = np.array([unit.segment for unit in units], np.int64)
        sure = np.minimum(likely, _SUREST)
        odds = sure / (1 - sure)
        beside = odds.copy()
        for one, other in np.argwhere(self.together >= _OFTEN):
            share = float(self.together[one, other])
            beside[:, one] *= _partnered(odds[:, other], segments, share)
        return weighed(units, beside / (1 + beside), self.present)


def _partnered(others: Floats, segments: NDArray[np.int64], share: float) -> Floats:
    """How well each unit's segment goes with where the other field is likely to be."""
    if not len(others) or not others.sum():
        return np.ones(len(others))
    in_segment = np.bincount(segments, weights=others)[segments] - others
    there = in_segment / others.sum()
    goes: Floats = share * there + (1 - share) * (1 - there)
    return goes
