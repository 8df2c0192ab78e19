"""What is said beside units, at several places and of several fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Beside:
    """What each of some things says of each field (`said`: things, fields), and which of them
    stands where (`things`: places, units)."""

    said: Numbers
    things: Integers

    def of(self, units: Integers, fields: Sequence[int]) -> Numbers:
        """Shape (places, fields, units)."""
        return self.said.T[fields][:, self.things[:, units]].swapaxes(0, 1)
