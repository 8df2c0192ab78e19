"""The rows that the trees judge: a unit paired with a field whose value it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import FieldSpec, Kind
from docintel.engines.boosting.context import OWN, PLACES
from docintel.engines.boosting.observe import NAMES as UNIT_NAMES
from docintel.engines.boosting.observe import Observed
from docintel.engines.boosting.units import family
from docintel.engines.boosting.wording import COLUMNS, Wording

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_BESIDE = COLUMNS.index(OWN)
#: Places where a label of the value stands; what is behind or below belongs to others.
_BEFORE, _LABELLING = 3, 7
_SUMMED = ("said", "said_before", "label", "labels", "lead", "place_by_words")
#: What the columns of the rows are, but for the last: one for each field, 1 for the row's own.
NAMES = (
    *UNIT_NAMES,
    *(f"words_{place}" for place in COLUMNS),
    *(f"label_{place}" for place in PLACES),
    *_SUMMED,
    *("own_words_above", "own_words_below"),
)


@dataclass(frozen=True)
class Pairs:
    """One row a pair; `units` and `fields` are the indexes of what it pairs."""

    rows: Floats
    units: Integers
    fields: Integers


def pairs_of(
    observed: Observed,
    fields: Sequence[FieldSpec],
    wording: Wording,
    evidence: Floats | None = None,
) -> Pairs:
    """Every unit with every field of its kind; `evidence` has the shape (units, fields)."""
    scores = wording.scores(observed.context)
    signs = observed.label_signs(fields)
    rows, units, columns = [], [], []
    for at, field in enumerate(fields):
        of_kind = observed.of_kind(field.kind)
        if not len(of_kind):
            continue
        rivals = [
            other
            for other, one in enumerate(fields)
            if other != at and family(one.kind) is family(field.kind)
        ]
        rows.append(
            np.hstack(
                [
                    observed.numbers[of_kind],
                    scores[of_kind, :, at],
                    signs[of_kind, :, at],
                    _summed(scores[of_kind], signs[of_kind, :, at], at, rivals),
                    _own_words_beside(observed, scores[:, _BESIDE, at], field.kind, of_kind),
                    *([] if evidence is None else [_told(evidence[of_kind], at)]),
                    np.eye(len(fields))[[at] * len(of_kind)],
                ]
            )
        )
        units.append(of_kind)
        columns.append(np.full(len(of_kind), at))
    if not rows:
        nothing = np.zeros(0, np.int64)
        return Pairs(np.zeros((0, len(NAMES) + len(fields))), nothing, nothing)
    return Pairs(np.vstack(rows), np.concatenate(units), np.concatenate(columns))


def _summed(scores: Floats, signs: Floats, field: int, rivals: Sequence[int]) -> Floats:
    """What all places together say of the field, and how far that is ahead of other fields."""
    own = scores[:, :, field]
    totals = np.clip(scores, -6, 6)[:, :_LABELLING].sum(axis=1)
    total = totals[:, field]
    rival = totals[:, rivals].max(axis=1) if rivals else np.zeros(len(totals))
    columns = (
        own[:, :_BESIDE].max(axis=1),
        own[:, :_BEFORE].sum(axis=1),
        signs.max(axis=1),
        (signs == 1).sum(axis=1),
        total - rival,
        np.argsort(np.argsort(-total, kind="stable"), kind="stable"),
    )
    return np.stack(columns, axis=1)


def _told(evidence: Floats, field: int) -> Floats:
    """What another voter says of the field at the unit, at its best unit, and of other fields."""
    own = evidence[:, field]
    others = np.delete(evidence, field, axis=1).max(axis=1, initial=0.0)
    return np.stack([own, np.full(len(own), own.max()), others], axis=1)


def _own_words_beside(observed: Observed, own: Floats, kind: Kind, units: Integers) -> Floats:
    """What the words of the texts above and below say: names and addresses go on over lines."""
    if family(kind) is not Kind.TEXT:
        return np.zeros((len(units), 2))
    best = np.full(len(observed.reading.segments) + 1, -np.inf)
    owners = np.array([observed.units[unit].segment for unit in units])
    np.maximum.at(best, owners, own[units])
    best[~np.isfinite(best)] = 0.0
    around = observed.around
    return np.stack([best[around.above[units]], best[around.below[units]]], axis=1)
