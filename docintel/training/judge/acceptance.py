"""From which confidence on values are right often enough, with good reason to believe it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Standard errors by which a share that was counted is believed to be too good.
_DOUBT = 1.0
#: Values without which a share means nothing.
_LEAST_VALUES = 30
_STEPS = 200


def precision_by_confidence(
    confidence: Floats, right: NDArray[np.bool_], weight: Floats
) -> tuple[Floats, Floats]:
    """Confidences, rising, and a cautious share of right values from each of them on.

    The share is the lower end of Wilson's interval (1927), so that few values prove little; it
    never falls with the confidence.
    """
    order = np.argsort(-confidence, kind="stable")
    count = np.cumsum(weight[order])
    share = np.cumsum(weight[order] * right[order]) / np.maximum(count, 1e-9)
    cautious = _lower_end(share, count)
    steps = np.unique(confidence[order][count >= _LEAST_VALUES])
    steps = steps[:: max(1, len(steps) // _STEPS)]
    # The last place in the order that still has the confidence of the step.
    last = np.searchsorted(-confidence[order], -steps, side="right") - 1
    return steps, np.maximum.accumulate(cautious[last])


def _lower_end(share: Floats, count: Floats) -> Floats:
    square = _DOUBT**2
    middle = share + square / (2 * count)
    reach = _DOUBT * np.sqrt(share * (1 - share) / count + square / (4 * count**2))
    found: Floats = (middle - reach) / (1 + square / count)
    return found
