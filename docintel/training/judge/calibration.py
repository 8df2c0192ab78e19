"""Make probabilities mean what they say: curves by role, drawn towards one curve for all.

Platt's method (1999): the log-odds a model gives are stretched and moved so that they fit what was
right. One stretch serves all roles; each role has a shift of its own, which stays near the common
one unless many documents ask for another. Made-up documents are easier or harder than real ones on
the whole, so they have a shift of their own as well: they tell only how roles differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize  # type: ignore[import-untyped]

from docintel.engines.judge.curve import Curve

Floats = NDArray[np.float64]

#: How far, in log-odds, roles are believed to differ, and how far the whole may be off.
_ROLE_SPREAD, _SPREAD = 0.6, 1.5
#: Points of a curve: even in log-odds.
_POINTS = np.linspace(-7.0, 7.0, 57)
_EDGE = 1e-4


@dataclass(frozen=True)
class Shifts:
    """`stretch` and `shift` of all, and what is added to the shift for each role."""

    stretch: float
    shift: float
    roles: Mapping[str, float]

    def curves(self) -> dict[str, Curve]:
        """A curve a role, and that of the empty name for any other."""
        return {role: self._curve(added) for role, added in {**self.roles, "": 0.0}.items()}

    def _curve(self, added: float) -> Curve:
        said = np.concatenate([[0.0], _probability(_POINTS), [1.0]])
        right = _probability(self.stretch * _POINTS + self.shift + added)
        return Curve(said, np.concatenate([[0.0], right, [right[-1]]]))


def fit_shifts(
    said: Floats,
    right: NDArray[np.bool_],
    roles: NDArray[np.str_],
    weight: Floats,
    made_up: NDArray[np.bool_] | None = None,
) -> Shifts:
    """The likeliest stretch and shifts; those of roles lean towards none."""
    apart = np.zeros(len(said)) if made_up is None else made_up.astype(float)
    names = sorted(set(roles.tolist()))
    of_role = np.array([names.index(role) for role in roles.tolist()], np.int64)
    odds = _log_odds(said)

    def loss(parameters: Floats) -> float:
        stretch, shift, easier, *added = parameters
        made = np.exp(stretch) * odds + shift + easier * apart + np.asarray(added)[of_role]
        misfit = np.logaddexp(0.0, np.where(right, -made, made)) @ weight
        held = (stretch**2 + shift**2 + easier**2) / _SPREAD**2
        held += np.sum(np.square(added)) / _ROLE_SPREAD**2
        return float(misfit + held / 2)

    found = minimize(loss, np.zeros(3 + len(names)), method="L-BFGS-B").x
    added = {name: float(one) for name, one in zip(names, found[3:], strict=True)}
    return Shifts(float(np.exp(found[0])), float(found[1]), added)


def _log_odds(probabilities: Floats) -> Floats:
    held = np.clip(probabilities, _EDGE, 1 - _EDGE)
    found: Floats = np.log(held / (1 - held))
    return found


def _probability(odds: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-odds))
    return found
