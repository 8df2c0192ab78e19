"""What a trained judge is made of, and the file that holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.forest import Forest
from docintel.engines.judge.curve import Curve, Floats
from docintel.errors import ConfigError

_FOREST, _SAID, _RIGHT = "forest.", "said.", "right."


@dataclass(frozen=True)
class Verdicts:
    """`curves` correct the forest's probabilities by role; that of the empty name for others.

    `confidences` rise; the share of right values among those of at least that confidence is, with
    good reason, at least the `precisions` beside it.
    """

    features: tuple[str, ...]
    forest: Forest
    curves: Mapping[str, Curve]
    confidences: Floats
    precisions: Floats

    def accept_from(self, target: float) -> float:
        """The confidence from which on at least that share was right when the judge was trained.

        Where no confidence was found to be as good as that, the target itself: confidence is the
        probability to be right.
        """
        reached = np.flatnonzero(self.precisions >= target)
        return float(self.confidences[reached[0]]) if len(reached) else target

    def write(self, path: Path) -> None:
        """One file of arrays; nothing in it is run when it is read."""
        arrays: dict[str, NDArray[np.generic]] = {
            "features": np.array(self.features),
            "confidences": self.confidences,
            "precisions": self.precisions,
        }
        arrays |= {f"{_FOREST}{name}": array for name, array in self.forest.arrays().items()}
        for role, curve in self.curves.items():
            arrays[f"{_SAID}{role}"] = curve.said
            arrays[f"{_RIGHT}{role}"] = curve.right
        with path.open("wb") as file:
            np.savez_compressed(file, allow_pickle=False, **arrays)


def read_verdicts(path: Path) -> Verdicts:
    """The judge of that file; raises ConfigError for any other file."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            return _from_arrays({name: arrays[name] for name in arrays.files})
    except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
        raise ConfigError(f"{path} holds no judge of fields: {error}; train it again") from error


def _from_arrays(arrays: Mapping[str, NDArray[np.generic]]) -> Verdicts:
    said, right = _under(_SAID, arrays), _under(_RIGHT, arrays)
    found = Verdicts(
        features=tuple(str(name) for name in arrays["features"]),
        forest=Forest.of(_under(_FOREST, arrays)),
        curves={role: Curve(_floats(said[role]), _floats(right[role])) for role in said},
        confidences=_floats(arrays["confidences"]),
        precisions=_floats(arrays["precisions"]),
    )
    _check(found)
    return found


def _check(verdicts: Verdicts) -> None:
    """Raises ValueError where the parts do not belong to one judge."""
    beside = [(verdicts.confidences, verdicts.precisions)]
    beside += [(curve.said, curve.right) for curve in verdicts.curves.values()]
    if any(len(one) != len(other) for one, other in beside):
        raise ValueError("its curves are cut short")
    if "" not in verdicts.curves:
        raise ValueError("it has no curve for roles that it has not met")
    if verdicts.forest.features.max(initial=0) >= len(verdicts.features):
        raise ValueError("its trees ask for more than it names")


def _under(
    prefix: str, arrays: Mapping[str, NDArray[np.generic]]
) -> dict[str, NDArray[np.generic]]:
    return {
        name.removeprefix(prefix): array
        for name, array in arrays.items()
        if name.startswith(prefix)
    }


def _floats(array: NDArray[np.generic]) -> Floats:
    return np.asarray(array, np.float64)
