"""Judge the values of fields with trees that were trained on documents with truth."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from docintel.engines.judge.verdict import Verdicts, read_verdicts
from docintel.engines.weights import preferred
from docintel.errors import ConfigError

FILE = "judge.npz"


@dataclass(frozen=True)
class Judge:
    """The judge that was trained last into the folder `models`, else the shipped one."""

    models: str | None = None

    # Once, as the trees are read once: what is trained meanwhile is another judge.
    @cached_property
    def version(self) -> str:
        return f"judge@{hashlib.sha256(self._path.read_bytes()).hexdigest()[:8]}"

    def weigh(
        self, evidence: NDArray[np.float32], features: Sequence[str], roles: Sequence[str]
    ) -> list[float]:
        """A probability a row, from 0 to 1.

        Raises ConfigError where the judge was trained on evidence that is not given.
        """
        if missing := sorted(set(self._verdicts.features) - set(features)):
            raise ConfigError(
                f"the judge {self._path} asks for {', '.join(missing)}, which this version of"
                " docintel does not know: train it again with `docintel train judge`"
            )
        columns = [features.index(name) for name in self._verdicts.features]
        rows = np.asarray(evidence, np.float64)[:, columns]
        said = self._verdicts.forest.probabilities(rows)
        return self._corrected(said, roles)

    def accept_from(self, target: float) -> float:
        """The confidence from which on that share was right when it was trained."""
        return self._verdicts.accept_from(target)

    def _corrected(self, said: NDArray[np.float64], roles: Sequence[str]) -> list[float]:
        curves = self._verdicts.curves
        found = np.empty_like(said)
        for role in set(roles):
            rows = np.array([other == role for other in roles])
            found[rows] = curves.get(role, curves[""])(said[rows])
        return [float(one) for one in found]

    @cached_property
    def _verdicts(self) -> Verdicts:
        return read_verdicts(self._path)

    @cached_property
    def _path(self) -> Path:
        return preferred(FILE, self.models)
