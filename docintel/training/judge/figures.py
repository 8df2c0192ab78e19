"""How good a judge is on cases that were held back, in a few figures."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from docintel.extraction.weighing.evidence import FEATURES
from docintel.training.judge.fit import Fitted, Floats
from docintel.training.judge.table import Table

_BINS = 10
_TARGET = 0.98


def figures(table: Table, fitted: Fitted) -> dict[str, float]:
    """Shares of right values, calibration errors, and what is accepted at a target of 98 %.

    Of documents with all their voters: the real ones, on paper and as text, and made-up ones.
    """
    scanned = table.evidence[:, FEATURES.index("scanned")] > 0
    kinds = {
        "real_text": table.real & ~scanned,
        "real_scans": table.real & scanned,
        "made_up": ~table.real,
    }
    best, least = table.best(fitted.confidence), fitted.verdicts.accept_from(_TARGET)
    found: dict[str, float] = {}
    for name, rows in kinds.items():
        chosen = best[rows[best] & table.whole[best]]
        if len(chosen):
            own = _figures(table.right[chosen], fitted.confidence[chosen], least)
            found |= {f"{name}_{figure}": round(value, 4) for figure, value in own.items()}
    return found


def _figures(right: NDArray[np.bool_], confidence: Floats, least: float) -> dict[str, float]:
    accepted = confidence >= least
    return {
        "fields": float(len(right)),
        "right": float(right.mean()),
        "calibration_error": _calibration_error(right, confidence),
        "accepted_share": float(accepted.mean()),
        "accepted_right": float(right[accepted].mean()) if accepted.any() else 1.0,
    }


def _calibration_error(right: NDArray[np.bool_], confidence: Floats) -> float:
    """Mean distance between confidence and share of right ones over ten bins of equal width."""
    bins = np.minimum((confidence * _BINS).astype(int), _BINS - 1)
    distances = (
        abs(float((confidence[bins == bin_] - right[bins == bin_]).sum())) for bin_ in range(_BINS)
    )
    return sum(distances) / len(right)
