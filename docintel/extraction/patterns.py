"""Propose what looks like the pattern that a type gives for a field, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading
from docintel.extraction.spec_values import values_by_pattern

#: Confidence of the first one found, and the share of it that each further one has.
_FIRST, _EACH_FURTHER = 0.85, 0.8


def propose_by_pattern(
    reading: Reading, document_type: DocumentType, day_first: bool
) -> Iterator[Candidate]:
    """Candidates for the fields that have a pattern, the first on the document the surest."""
    for field in document_type.fields:
        confidence = _FIRST
        for segment in reading.segments if field.pattern else ():
            for found in values_by_pattern(field, segment.text, day_first):
                yield candidate(field.name, segment, found, confidence * found.certainty)
                confidence *= _EACH_FURTHER
