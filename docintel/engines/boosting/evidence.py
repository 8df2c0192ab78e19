"""What the rules propose, held against the units: a voter that the trees may heed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.document import Candidate, Document
from docintel.core.document_type import DocumentType, FieldSpec, Kind
from docintel.core.geometry import Box
from docintel.engines.boosting.observe import Observed
from docintel.engines.boosting.units import family
from docintel.extraction.candidates import VOTER
from docintel.extraction.propose import propose

Floats = NDArray[np.float64]

#: Share of a text's words that a proposal must cover to speak for it.
_COVERED = 0.5


def evidence_of(
    document: Document,
    document_type: DocumentType,
    observed: Observed,
    fields: Sequence[FieldSpec],
    heeded: bool,
) -> Floats | None:
    """Shape (units, fields): how sure the rules are that the unit is the field's value.

    None where nobody heeds them.
    """
    if not heeded:
        return None
    found = np.zeros((len(observed.units), len(fields)))
    places = {one.name: at for at, one in enumerate(fields) if one in document_type.fields}
    touching = _units_by_box(observed)
    for one in _proposed(document, document_type):
        at = places.get(one.name)
        if at is None or one.page is None or not one.boxes:
            continue
        near = {unit for box in one.boxes for unit in touching.get((one.page, box), ())}
        for unit in near:
            if _says(observed, unit, one, family(fields[at].kind)):
                found[unit, at] = max(found[unit, at], one.confidence)
    return found


def _proposed(document: Document, document_type: DocumentType) -> Sequence[Candidate]:
    """What the stage of rules left on the document, or what it would."""
    known = [one for one in document.candidates if one.voter == VOTER and one.row is None]
    return known or propose(document, document_type)


def _units_by_box(observed: Observed) -> dict[tuple[int, Box], list[int]]:
    found: dict[tuple[int, Box], list[int]] = {}
    segments = observed.reading.segments
    for place, unit in enumerate(observed.units):
        for word in observed.touched.of(place):
            found.setdefault((segments[unit.segment].page, word.box), []).append(place)
    return found


def _says(observed: Observed, place: int, proposed: Candidate, kind: Kind) -> bool:
    unit = observed.units[place]
    if unit.kind is not kind:
        return False
    if kind is not Kind.TEXT:
        return unit.value == proposed.value
    words = observed.touched.of(place)
    return sum(word.box in proposed.boxes for word in words) >= _COVERED * len(words)
