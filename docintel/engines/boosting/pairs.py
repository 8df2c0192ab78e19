"""The rows that the trees judge: a unit paired with a field whose value it may be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
Numbers = NDArray[np.float32]
Integers = NDArray[np.int64]

_BESIDE = COLUMNS.index(OWN)
#: Places where a label of the value stands; what is behind or below belongs to others.
_BEFORE, _LABELLING = 3, 7
_SUMMED = ("said", "said_before", "label", "labels", "lead", "place_by_words")
_TOLD = ("told", "best_told", "others_told")
_OWN_NAMES = (
    *(f"words_{place}" for place in COLUMNS),
    *(f"label_{place}" for place in PLACES),
    *_SUMMED,
    *("own_words_above", "own_words_below"),
)
#: What the columns of the rows are, but for the last: one for each field, 1 for the row's own.
NAMES = (*UNIT_NAMES, *_OWN_NAMES)


def widths(heeds_rules: bool, hints: int = 0) -> tuple[int, int]:
    """Columns that rows have about the unit, and about the pair."""
    return len(UNIT_NAMES) + hints, len(_OWN_NAMES) + len(_TOLD) * heeds_rules


@dataclass(frozen=True)
class Pairs:
    """`units` and `fields` are the indexes of what is paired. What is known of pairs is in three
    parts: `of_units` has a column a unit and holds whatever its field, `own` has a column a pair;
    last is the field, one of `width`."""

    of_units: Numbers
    own: Numbers
    units: Integers
    fields: Integers
    width: int

    @property
    def rows(self) -> Numbers:
        """One whole row a pair."""
        fields = np.eye(self.width, dtype=np.float32)
        return np.hstack([self.of_units.T[self.units], self.own.T, fields[self.fields]])


def pairs_of(
    observed: Observed,
    fields: Sequence[FieldSpec],
    wording: Wording,
    evidence: Floats | None = None,
    hints: Floats | None = None,
) -> Pairs:
    """Every unit with every field of its kind; `evidence` has the shape (units, fields), `hints`
    has a row a unit."""
    words, labels = wording.scores(observed.context), observed.label_signs(fields)
    own = [np.zeros((widths(evidence is not None)[1], 0), np.float32)]
    units, paired = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for kind, those in _by_family(fields):
        of_kind = observed.of_kind(kind)
        said, signs = words.of(of_kind, those), labels.of(of_kind, those)
        parts: list[NDArray[np.floating]] = [
            said,
            signs,
            _summed(said, signs),
            _own_words_beside(observed, said[_BESIDE], kind, of_kind),
            *([] if evidence is None else [_told(evidence[of_kind].T, those)]),
        ]
        # Pairs of one field follow each other.
        block = np.concatenate(parts, dtype=np.float32)
        own.append(block.reshape(len(block), -1))
        units.append(np.tile(of_kind, len(those)))
        paired.append(np.repeat(those, len(of_kind)))
    return Pairs(
        observed.numbers if hints is None else _with_hints(observed.numbers, hints),
        np.concatenate(own, axis=1),
        np.concatenate(units),
        np.concatenate(paired),
        len(fields),
    )


def _with_hints(numbers: Numbers, hints: Floats) -> Numbers:
    return np.concatenate([numbers, hints.T], dtype=np.float32)


def _by_family(fields: Sequence[FieldSpec]) -> Iterator[tuple[Kind, list[int]]]:
    """The indexes of the fields whose values are units of the same kind."""
    found: dict[Kind, list[int]] = {}
    for at, field in enumerate(fields):
        found.setdefault(family(field.kind), []).append(at)
    yield from found.items()


def _summed(said: Numbers, signs: Numbers) -> Numbers:
    """What all places together say of each field, and how far that is ahead of other fields.

    Both are of the shape (places, fields, units), and so is what is found.
    """
    totals = np.clip(said[:_LABELLING], -6, 6).sum(axis=0)
    order = np.argsort(np.argsort(-totals, axis=1, kind="stable"), axis=1, kind="stable")
    return np.stack(
        [
            said[:_BESIDE].max(axis=0),
            said[:_BEFORE].sum(axis=0),
            signs.max(axis=0),
            (signs == 1).sum(axis=0),
            totals - _best_of_others(totals),
            order,
        ],
        dtype=np.float32,
    )


def _best_of_others(totals: NDArray[np.floating]) -> NDArray[np.floating]:
    """For each row the largest of the other rows in its column; 0 where there is no other."""
    if len(totals) == 1 or not totals.size:
        return np.zeros(totals.shape, totals.dtype)
    second, best = np.partition(totals, -2, axis=0)[-2:]
    is_best = np.arange(len(totals))[:, None] == totals.argmax(axis=0)
    return np.where(is_best, second, best)


def _told(evidence: Floats, fields: Sequence[int]) -> Floats:
    """What another voter says of the field at the unit, at its best unit, and of other fields."""
    own = evidence[fields]
    best = np.broadcast_to(own.max(axis=1, initial=0.0, keepdims=True), own.shape)
    others = np.maximum(_best_of_others(evidence)[fields], 0.0)
    return np.stack([own, best, others])


def _own_words_beside(observed: Observed, own: Numbers, kind: Kind, units: Integers) -> Numbers:
    """What the words of the texts above and below say: names and addresses go on over lines.

    `own` says what those of each text say, of the shape (fields, units).
    """
    if kind is not Kind.TEXT:
        return np.zeros((2, *own.shape), np.float32)
    best = np.full((len(own), len(observed.reading.segments) + 1), -np.inf, np.float32)
    owners = observed.owners[units]
    if len(owners):
        # Units are sorted by their segments.
        met, starts = np.unique(owners, return_index=True)
        best[:, met] = np.maximum.reduceat(own, starts, axis=1)
    best[~np.isfinite(best)] = 0.0
    around = observed.around
    return np.stack([best[:, around.above[units]], best[:, around.below[units]]])
