"""Look at a document once, for all fields of its type: units and what is around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.engines.boosting import placing, segment_traits, value_traits
from docintel.engines.boosting.announcements import announcements, column_roles
from docintel.engines.boosting.beside import Beside
from docintel.engines.boosting.context import PLACES, Context, context_of
from docintel.engines.boosting.surroundings import Surroundings, surroundings
from docintel.engines.boosting.touched import Touched, touched
from docintel.engines.boosting.units import Unit, family, find_units
from docintel.extraction.day_order import is_day_first
from docintel.extraction.labels import LabelHit, find_labels
from docintel.extraction.reading import Reading, read

Floats = NDArray[np.float64]
Numbers = NDArray[np.float32]
Integers = NDArray[np.int64]

#: Columns that make a table.
_LEAST_COLUMNS = 3
_BESIDE = ("left", "right", "above", "above2", "below")
#: What the rows of `Observed.numbers` are.
NAMES = (
    *placing.NAMES,
    "below_head",
    *value_traits.NAMES,
    *(f"own_{name}" for name in segment_traits.NAMES),
    *(f"{place}_{name}" for place in _BESIDE for name in segment_traits.NAMES),
)


@dataclass(frozen=True)
class Observed:
    """The units of a document, with what holds for every field (`numbers`, one column a unit).

    `owners` are their segments and `touched` their words; `announced` says which roles a printed
    label stands for.
    """

    reading: Reading
    units: tuple[Unit, ...]
    owners: Integers
    touched: Touched
    around: Surroundings
    context: Context
    numbers: Numbers
    announced: Mapping[str, tuple[str, ...]]

    def of_kind(self, kind: Kind) -> Integers:
        """Indexes of the units that a field of this kind may take."""
        return self._by_kind.get(family(kind), np.zeros(0, np.int64))

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Integers]:
        found: dict[Kind, list[int]] = {}
        for at, unit in enumerate(self.units):
            found.setdefault(unit.kind, []).append(at)
        return {kind: np.array(units, np.int64) for kind, units in found.items()}

    def label_signs(self, fields: Sequence[FieldSpec]) -> Beside:
        """At PLACES: 1 a label of the field, -1 one of others, 0 none."""
        roles = [one.learned_as for one in fields]
        known = self.context.known
        signs = np.zeros((len(known), len(fields)), np.float32)
        for at, label in enumerate(known):
            if (names := self.announced.get(label)) is not None:
                signs[at] = [1 if role in names else -1 for role in roles]
        return Beside(signs, np.stack([self.context.labels[place] for place in PLACES]))


def observe(document: Document, document_type: DocumentType, kinds: frozenset[Kind]) -> Observed:
    """Find the units of these kinds and look around each."""
    reading = read(document)
    vocabulary = announcements(document_type)
    labels = find_labels(reading, vocabulary)
    segments = reading.segments
    hits = [labels.of(segment) for segment in segments]
    families = sorted(set(map(family, kinds)))
    units = find_units(segments, families, labels.of, is_day_first(reading.text))
    owners = np.array([unit.segment for unit in units], np.int64)
    words = touched(segments, units)
    beside = surroundings(reading, words.edges, owners, [*map(bool, hits)])
    heads = _heads_of_tables(reading, hits, column_roles(document_type))
    return Observed(
        reading=reading,
        units=units,
        owners=owners,
        touched=words,
        around=beside,
        context=context_of(segments, hits, units, beside),
        numbers=_numbers(
            units,
            owners,
            beside,
            segment_traits.segment_traits(segments, hits),
            np.hstack(
                [
                    placing.place_traits(reading, units, owners, beside),
                    placing.rows_below(reading, owners, heads),
                ]
            ),
        ),
        announced=vocabulary.names,
    )


def _numbers(
    units: Sequence[Unit], owners: Integers, beside: Surroundings, traits: Floats, placed: Floats
) -> Numbers:
    # Index -1, nothing there, is the row of zeros at the end.
    neighbours = [traits[getattr(beside, place)] for place in _BESIDE]
    rows = np.hstack([placed, value_traits.value_traits(units), traits[owners], *neighbours])
    return np.ascontiguousarray(rows.T, np.float32)


def _heads_of_tables(
    reading: Reading, hits: Sequence[Sequence[LabelHit]], columns: frozenset[str]
) -> list[int]:
    """Rows that hold the heads of several columns."""
    counts = Counter(
        segment.row
        for segment, own in zip(reading.segments, hits, strict=True)
        if any(columns.intersection(hit.names) for hit in own)
    )
    return sorted(row for row, count in counts.items() if count >= _LEAST_COLUMNS)
