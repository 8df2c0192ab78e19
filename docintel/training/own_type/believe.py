"""Learn from held-back answers how far a model of one's own is to be believed.

What it says is corrected towards how often it was right, field by field (training/judge). Beyond
that no value is surer than the share of right ones among all that are as sure, cautiously counted:
of few documents nothing can be as sure as accepting it asks for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.engines.boosting.trust import Trust
from docintel.engines.judge.curve import Curve
from docintel.training.judge.acceptance import precision_by_confidence
from docintel.training.judge.calibration import Shifts, fit_shifts
from docintel.training.own_type.held_back import Answer

Floats = NDArray[np.float64]

#: Fewer layouts say nothing about layouts that are new.
LEAST_LAYOUTS = 3
#: As sure as anything is where too few answers are known to count shares of them.
_UNPROVED = 0.5


def trust_in(answers: Sequence[Answer]) -> Trust:
    """A curve for each role that has answers."""
    if not answers:
        return Trust({})
    confidence = _corrected(answers)
    right = np.array([one.right for one in answers])
    steps, precisions = precision_by_confidence(confidence, right, _weights(answers))
    curves = _shifts(answers).curves()
    return Trust(
        {role: _bounded(curves[role], steps, precisions) for role in {one.role for one in answers}}
    )


def _corrected(answers: Sequence[Answer]) -> Floats:
    """How sure each answer is by what the answers about other layouts teach."""
    found = np.zeros(len(answers))
    for layout in {one.layout for one in answers}:
        others = [one for one in answers if one.layout != layout]
        curves = _shifts(others or answers).curves()
        for at, one in enumerate(answers):
            if one.layout == layout:
                curve = curves.get(one.role, curves[""])
                found[at] = curve(np.array([one.said]))[0]
    return found


def _shifts(answers: Sequence[Answer]) -> Shifts:
    return fit_shifts(
        np.array([one.said for one in answers]),
        np.array([one.right for one in answers]),
        np.array([one.role for one in answers]),
        _weights(answers),
    )


def _weights(answers: Sequence[Answer]) -> Floats:
    """A field goes right or wrong in nearly all documents of a layout that was not learned: they
    count as one. Where all look alike the layout was learned, and each document tells a little."""
    alike = Counter((one.layout, one.role) for one in answers)
    is_new = len({one.layout for one in answers}) >= LEAST_LAYOUTS
    falling = -1.0 if is_new else -0.5
    return np.array([alike[one.layout, one.role] ** falling for one in answers])


def _bounded(curve: Curve, steps: Floats, precisions: Floats) -> Curve:
    if not len(steps):
        return Curve(curve.said, np.minimum(curve.right, _UNPROVED))
    # What is less sure than the first step is held down by the curve itself.
    reached = np.maximum(np.searchsorted(steps, curve.right, side="right") - 1, 0)
    return Curve(curve.said, np.minimum(curve.right, precisions[reached]))
