"""What a recogniser nearly read: the second best of its output (CTC)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_BLANK = 0
#: Of digits that were misread, hardly any was given less.
_LEAST = 0.002


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Instead of the characters `[start, end)`, counted as decoded, there may be that class.

    The blank stands for nothing; where `start` is `end`, something was overlooked before it.
    """

    start: int
    end: int
    sign: int
    probability: float


def near_misses(probabilities: Floats, best: Ints, signs: Ints) -> Iterator[NearMiss]:
    """The other readings of a line, (steps, classes), as far as they are one of the signs.

    `best` holds the likeliest class of each step.
    """
    begins = np.flatnonzero(np.diff(best, prepend=-1))
    if not len(begins):
        return
    classes = best[begins]
    behind = np.cumsum(classes != _BLANK)
    peaks = np.maximum.reduceat(probabilities[:, signs], begins, axis=0)
    for run, column in np.argwhere(peaks > _LEAST).tolist():
        sign, seen = int(signs[column]), int(behind[run])
        if classes[run] == _BLANK:
            if _is_overlooked(sign, run, classes):
                yield NearMiss(seen, seen, sign, float(peaks[run, column]))
        elif sign != classes[run]:
            yield NearMiss(seen - 1, seen, sign, float(peaks[run, column]))
    doubts = np.minimum.reduceat(probabilities[:, _BLANK], begins)
    for run in np.flatnonzero((doubts > _LEAST) & (classes != _BLANK)).tolist():
        yield NearMiss(int(behind[run]) - 1, int(behind[run]), _BLANK, float(doubts[run]))


def _is_overlooked(sign: int, run: int, classes: Ints) -> bool:
    """Between two characters, and neither of them, whose flanks reach into the gap."""
    inside = 0 < run < len(classes) - 1
    return inside and sign not in (classes[run - 1], classes[run + 1])
