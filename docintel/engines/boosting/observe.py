"""Look at a document once, for all fields of its type: units and what is around them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Document
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.engines.boosting import placing, segment_traits, value_traits
from docintel.engines.boosting.announcements import announcements, column_roles
from docintel.engines.boosting.context import PLACES, Context, context_of
from docintel.engines.boosting.surroundings import Surroundings, surroundings
from docintel.engines.boosting.units import Unit, family, find_units
from docintel.extraction.day_order import is_day_first
from docintel.extraction.labels import LabelHit, find_labels
from docintel.extraction.reading import Reading, read

Floats = NDArray[np.float64]

#: Columns that make a table.
_LEAST_COLUMNS = 3
_BESIDE = ("left", "right", "above", "above2", "below")
#: What the columns of `Observed.numbers` are.
NAMES = (
    *placing.NAMES,
    "below_head",
    *value_traits.NAMES,
    *(f"own_{name}" for name in segment_traits.NAMES),
    *(f"{place}_{name}" for place in _BESIDE for name in segment_traits.NAMES),
)


@dataclass(frozen=True)
class Observed:
    """The units of a document, with what holds for every field (`numbers`, one row a unit).

    `announced` says which roles a printed label stands for.
    """

    reading: Reading
    units: tuple[Unit, ...]
    around: Surroundings
    context: Context
    numbers: Floats
    announced: Mapping[str, tuple[str, ...]]

    def of_kind(self, kind: Kind) -> NDArray[np.int64]:
        """Indexes of the units that a field of this kind may take."""
        wanted = family(kind)
        return np.array([at for at, unit in enumerate(self.units) if unit.kind is wanted], np.int64)

    def label_signs(self, fields: Sequence[FieldSpec]) -> Floats:
        """Shape (units, PLACES, fields): 1 a label of the field, -1 one of others, 0 none."""
        signs = {"": np.zeros(len(fields))}
        for label, names in self.announced.items():
            signs[label] = np.array([1.0 if one.learned_as in names else -1.0 for one in fields])
        places = [[signs[label] for label in self.context.labels[place]] for place in PLACES]
        stacked = np.array(places).reshape(len(PLACES), len(self.units), len(fields))
        return stacked.swapaxes(0, 1)


def observe(document: Document, document_type: DocumentType, kinds: frozenset[Kind]) -> Observed:
    """Find the units of these kinds and look around each."""
    reading = read(document)
    vocabulary = announcements(document_type)
    labels = find_labels(reading, vocabulary)
    segments = reading.segments
    hits = [labels.of(segment) for segment in segments]
    families = frozenset(map(family, kinds))
    units = find_units(segments, families, labels.of, is_day_first(reading.text))
    boxes = placing.unit_boxes(segments, units)
    beside = surroundings(reading, boxes, [unit.segment for unit in units], [*map(bool, hits)])
    heads = _heads_of_tables(reading, hits, column_roles(document_type))
    return Observed(
        reading=reading,
        units=units,
        around=beside,
        context=context_of(segments, hits, units, beside),
        numbers=_numbers(
            reading,
            units,
            beside,
            segment_traits.segment_traits(segments, hits),
            placing.rows_below(reading, units, heads),
        ),
        announced=vocabulary.names,
    )


def _numbers(
    reading: Reading,
    units: Sequence[Unit],
    beside: Surroundings,
    traits: Floats,
    below_head: Floats,
) -> Floats:
    owners = [unit.segment for unit in units]
    # Index -1, nothing there, is the row of zeros at the end.
    neighbours = [traits[getattr(beside, place)] for place in _BESIDE]
    own = traits[np.array(owners, np.int64)]
    placed = placing.place_traits(reading, units, beside)
    return np.hstack([placed, below_head, value_traits.value_traits(units), own, *neighbours])


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
