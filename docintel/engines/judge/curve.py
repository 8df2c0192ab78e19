"""A curve from what a model says to how often that is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Curve:
    """Straight lines between points; `said` rises, `right` never falls, both from 0 to 1."""

    said: Floats
    right: Floats

    def __call__(self, probabilities: Floats) -> Floats:
        found: Floats = np.interp(probabilities, self.said, self.right)
        return found
