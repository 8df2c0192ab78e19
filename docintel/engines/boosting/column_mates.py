"""How many values of its kind stand in a column with each: rows of a table are many, facts few."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.observe import Observed

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

NAMES = ("in_column", "in_column_near", "near")
#: Edges that differ by less, in heights, are aligned.
_ALIGNED = 0.6
#: Rows within which values are near.
_NEAR = 4
#: More do not matter.
_MOST = 20
#: Units that are held against all others at a time.
_AT_ONCE = 500


def column_mates(observed: Observed) -> Floats:
    """One row a unit: values aligned with it on its page, those of them that are near, and all
    that are near."""
    found = np.zeros((len(observed.units), len(NAMES)))
    edges = observed.touched.edges
    rows = np.array([observed.reading.segments[one.segment].row for one in observed.units])
    for units in _alike(observed):
        usual = max(float(np.median(edges[units, 3] - edges[units, 1])), 1.0)
        for start in range(0, len(units), _AT_ONCE):
            some = units[start : start + _AT_ONCE]
            found[some] = _counts(edges[:, [0, 2]] / usual, rows, some, units)
    return np.minimum(found, _MOST)


def _alike(observed: Observed) -> Iterator[Integers]:
    """Units of one kind on one page."""
    found: dict[tuple[int, str], list[int]] = {}
    for at, unit in enumerate(observed.units):
        page = observed.reading.segments[unit.segment].page
        found.setdefault((page, unit.kind), []).append(at)
    yield from (np.array(units, np.int64) for units in found.values())


def _counts(sides: Floats, rows: Integers, some: Integers, units: Integers) -> Floats:
    """`sides` are left and right, in heights."""
    apart = np.abs(sides[some][:, None] - sides[units][None])
    aligned = (apart < _ALIGNED).any(axis=2)
    away = np.abs(rows[some][:, None] - rows[units][None])
    others = (away > 0) & (away <= _NEAR)
    return np.stack(
        [aligned.sum(axis=1) - 1, (aligned & others).sum(axis=1), (away < _NEAR).sum(axis=1)],
        axis=1,
    ).astype(np.float64)
