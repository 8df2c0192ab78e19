"""Ask trees about pairs: what they ask about a unit is answered once for all its fields."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest
from docintel.engines.boosting.leaf_masks import Tests
from docintel.engines.boosting.pairs import Pairs

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Asking:
    """`widths` are the columns of whole rows about the unit and about the pair."""

    forest: Forest
    widths: tuple[int, int]

    def log_odds(self, pairs: Pairs) -> Floats:
        """One number a pair, the same that the forest has for its whole row."""
        of_units, own, of_fields = self._tests
        remaining = own.remaining(pairs.own)
        remaining &= of_units.remaining(pairs.of_units)[:, pairs.units]
        remaining &= of_fields.remaining(np.eye(pairs.width, dtype=np.float32))[:, pairs.fields]
        return self.forest.sums(remaining)

    @cached_property
    def _tests(self) -> tuple[Tests, Tests, Tests]:
        tests = self.forest.tests
        first, second = self.widths[0], sum(self.widths)
        last = int(tests.features.max(initial=second)) + 1
        return tests.about(0, first), tests.about(first, second), tests.about(second, last)
