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
    """`units` and `fields` are the indexes of what is paired. The columns of a row are in three
    parts: `of_units` holds for a unit whatever its field, `own` for the pair; last is the field."""

    of_units: Floats
    own: Floats
    units: Integers
    fields: Integers
    width: int

    @property
    def rows(self) -> Floats:
        """One whole row a pair."""
        return np.hstack([self.of_units[self.units], self.own, np.eye(self.width)[self.fields]])


def pairs_of(
    observed: Observed,
    fields: Sequence[FieldSpec],
    wording: Wording,
    evidence: Floats | None = None,
    hints: Floats | None = None,
) -> Pairs:
    """Every unit with every field of its kind; `evidence` has the shape (units, fields), `hints`
    has a row a unit."""
    scores = wording.scores(observed.context)
    signs = observed.label_signs(fields)
    own = [np.zeros((0, widths(evidence is not None)[1]))]
    units, columns = list[Integers](), list[Integers]()
    for kind, those in _by_family(fields):
        of_kind = observed.of_kind(kind)
        said, marked = scores[of_kind][:, :, those], signs[of_kind][:, :, those]
        parts = [
            said,
            marked,
            _summed(said, marked),
            _own_words_beside(observed, said[:, _BESIDE], kind, of_kind),
            *([] if evidence is None else [_told(evidence[of_kind], those)]),
        ]
        # Pairs of one field follow each other.
        block = np.concatenate(parts, axis=1).transpose(2, 0, 1)
        own.append(block.reshape(-1, block.shape[2]))
        units.append(np.tile(of_kind, len(those)))
        columns.append(np.repeat(those, len(of_kind)))
    nothing = np.zeros(0, np.int64)
    return Pairs(
        observed.numbers if hints is None else np.hstack([observed.numbers, hints]),
        np.concatenate(own),
        np.concatenate([nothing, *units]),
        np.concatenate([nothing, *columns]),
        len(fields),
    )


def _by_family(fields: Sequence[FieldSpec]) -> Iterator[tuple[Kind, list[int]]]:
    """The indexes of the fields whose values are units of the same kind."""
    found: dict[Kind, list[int]] = {}
    for at, field in enumerate(fields):
        found.setdefault(family(field.kind), []).append(at)
    yield from found.items()


def _summed(said: Floats, signs: Floats) -> Floats:
    """What all places together say of each field, and how far that is ahead of other fields.

    Both are of the shape (units, places, fields), and so is what is found.
    """
    totals = np.clip(said, -6, 6)[:, :_LABELLING].sum(axis=1)
    order = np.argsort(np.argsort(-totals, axis=0, kind="stable"), axis=0, kind="stable")
    columns = (
        said[:, :_BESIDE].max(axis=1),
        said[:, :_BEFORE].sum(axis=1),
        signs.max(axis=1),
        (signs == 1).sum(axis=1),
        totals - _best_of_others(totals),
        order,
    )
    return np.stack(columns, axis=1)


def _best_of_others(totals: Floats) -> Floats:
    """For each column the largest of the other columns in its row; 0 where there is no other."""
    if totals.shape[1] == 1 or not len(totals):
        return np.zeros(totals.shape)
    second, best = np.partition(totals, -2, axis=1)[:, -2:].T
    is_best = np.arange(totals.shape[1]) == totals.argmax(axis=1)[:, None]
    return np.where(is_best, second[:, None], best[:, None])


def _told(evidence: Floats, fields: Sequence[int]) -> Floats:
    """What another voter says of the field at the unit, at its best unit, and of other fields."""
    own = evidence[:, fields]
    best = np.broadcast_to(own.max(axis=0, initial=0.0), own.shape)
    others = np.maximum(_best_of_others(evidence)[:, fields], 0.0)
    return np.stack([own, best, others], axis=1)


def _own_words_beside(observed: Observed, own: Floats, kind: Kind, units: Integers) -> Floats:
    """What the words of the texts above and below say: names and addresses go on over lines."""
    if kind is not Kind.TEXT:
        return np.zeros((len(units), 2, own.shape[1]))
    best = np.full((len(observed.reading.segments) + 1, own.shape[1]), -np.inf)
    owners = np.array([observed.units[unit].segment for unit in units], np.int64)
    np.maximum.at(best, owners, own)
    best[~np.isfinite(best)] = 0.0
    around = observed.around
    return np.stack([best[around.above[units]], best[around.below[units]]], axis=1)
