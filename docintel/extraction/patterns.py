"""Propose what looks like the pattern that a type gives for a field, wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import DocumentType, FieldSpec
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading
from docintel.extraction.spec_values import values_of
from docintel.extraction.values import Found

#: Confidence of the first one found, and the share of it that each further one has.
_FIRST, _EACH_FURTHER = 0.85, 0.8


def propose_by_pattern(
    reading: Reading, document_type: DocumentType, day_first: bool
) -> Iterator[Candidate]:
    """Candidates for the fields that have a pattern, the first on the document the surest."""
    for field in document_type.fields:
        if not field.pattern:
            continue
        confidence = _FIRST
        for segment in reading.segments:
            for match in re.finditer(field.pattern, segment.text):
                if found := _value(field, match, day_first):
                    yield candidate(field.name, segment, found, confidence)
                    confidence *= _EACH_FURTHER


def _value(field: FieldSpec, match: re.Match[str], day_first: bool) -> Found | None:
    """What the first group holds, or the whole of it, as the kind of the field reads it."""
    group = 1 if match.re.groups else 0
    if match[group] is None:
        return None
    found = values_of(field, match[group], day_first)
    start = match.start(group)
    return next(
        (Found(one.start + start, one.end + start, one.value, one.certainty) for one in found), None
    )
