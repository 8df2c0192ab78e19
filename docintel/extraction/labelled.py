"""Propose what stands beside a label: in its line, to its right, or below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from docintel.core.document import Candidate
from docintel.core.document_type import FREE_KINDS, DocumentType, FieldSpec, Kind
from docintel.extraction.candidates import candidate, candidate_over
from docintel.extraction.labels import LabelHit, Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.roles import party_fields
from docintel.extraction.spec_values import values_of
from docintel.extraction.values import Found

#: How often a value in that place is the right one, measured on training documents.
_IN_LINE, _TO_THE_RIGHT, _BELOW = 0.93, 0.94, 0.74
#: Kinds whose values are free text, so that only a clear label may announce them.
#: Laws are told by their pattern behind a label as well.
_FREE_KINDS = FREE_KINDS - {Kind.LAW}
_MOST_ADDRESS_LINES = 4
#: What may stand between a label and the value in the same line.
_GAP = re.compile(
    r"[\s:.#=>)\]*\u2013\u2014-]*(?:(?:no|nr|n[°ºo]|number|date|vom|of|du|del)\b[\s:.#]*)?", re.I
)
#: What begins another thought: `during the term and for two years after it`.
_ANOTHER_THOUGHT = re.compile(r"[;,.]\s|\b(?:and|or|und|oder|et|ou|y|e)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A value found at a place, and how likely that place makes it."""

    segment: Segment
    found: Found
    confidence: float


def propose_labelled(
    reading: Reading,
    labels: Labels,
    document_type: DocumentType,
    day_first: bool,
) -> Iterator[Candidate]:
    """Candidates for every field but sums and parties, which are decided jointly."""
    decided_elsewhere = {*party_fields(document_type)}
    for hit in labels:
        for name in hit.names:
            field = document_type.field(name)
            if field and name not in decided_elsewhere and _may_announce(hit, field):
                yield from _candidates(reading, hit, field, labels, day_first)


def values_near(
    reading: Reading,
    hit: LabelHit,
    spec: FieldSpec,
    labels: Labels,
    day_first: bool = True,
) -> Iterator[Placed]:
    """Values of that field in the label's line, else to its right, else below it."""
    if placed := _in_line(hit, spec, labels, day_first):
        yield placed
        return
    if placed := _to_the_right(reading, hit, spec, labels, day_first):
        yield placed
        return
    if hit.is_alone or spec.kind not in _FREE_KINDS:
        yield from _below(reading, hit, spec, labels, day_first)


def _may_announce(hit: LabelHit, field: FieldSpec) -> bool:
    if field.kind is Kind.MONEY:
        return False
    if field.kind in _FREE_KINDS:
        return hit.leads and (hit.is_alone or hit.has_colon)
    # A short word such as `le` or `to` inside a sentence announces a date only directly before it.
    return len(hit.label) > 2 or hit.has_colon or field.kind is Kind.DATE or hit.is_alone


def _candidates(
    reading: Reading,
    hit: LabelHit,
    field: FieldSpec,
    labels: Labels,
    day_first: bool,
) -> Iterator[Candidate]:
    trust = trust_in(hit)
    for placed in values_near(reading, hit, field, labels, day_first):
        confidence = placed.confidence * placed.found.certainty * trust
        if field.kind is Kind.ADDRESS and placed.found.start == 0:
            lines = list(takewhile(lambda line: not labels.of(line), _block(reading, placed)))
            text = ", ".join(line.text.strip(" ,;") for line in lines)
            yield candidate_over(field.name, lines or [placed.segment], text, confidence)
            continue
        yield candidate(field.name, placed.segment, placed.found, confidence)


def _block(reading: Reading, placed: Placed) -> Sequence[Segment]:
    return reading.block_from(placed.segment, _MOST_ADDRESS_LINES)


def trust_in(hit: LabelHit) -> float:
    """Longer labels say more: `Date` may be any date, `Invoice date` is not."""
    length = 1.0 if len(hit.label) >= 8 else 0.95 if len(hit.label) >= 5 else 0.9
    return length * (1.0 if hit.exact else 0.95) * (1.0 if hit.leads else 0.93)


def _in_line(
    hit: LabelHit,
    spec: FieldSpec,
    labels: Labels,
    day_first: bool,
) -> Placed | None:
    if hit.is_alone:
        return None
    segment = hit.segment
    own = labels.of(segment)
    stop = min((one.start for one in own if one.start >= hit.end), default=len(segment.text))
    if spec.kind in _FREE_KINDS:
        # A sentence may hold the label of another field: `Subject: Order 5531 not delivered`.
        stop = len(segment.text)
    rest = segment.text[hit.end : stop]
    found = values_of(spec, rest, day_first)
    if not found:
        return None
    first = found[0]
    gap = _GAP.match(rest)
    direct = gap is not None and gap.end() >= first.start
    if spec.kind is Kind.IDENTIFIER and not direct:
        return None
    if spec.kind is Kind.DURATION and _ANOTHER_THOUGHT.search(rest[: first.start]):
        return None
    return Placed(segment, first.moved(hit.end), _IN_LINE if direct else _IN_LINE * 0.75)


def _to_the_right(
    reading: Reading,
    hit: LabelHit,
    spec: FieldSpec,
    labels: Labels,
    day_first: bool,
) -> Placed | None:
    for distance, other in enumerate(reading.right_of(hit.segment)[:3]):
        if labels.of(other)[:1] and _starts_with_label(other, labels):
            return None
        if found := values_of(spec, other.text, day_first):
            return Placed(other, found[0], _TO_THE_RIGHT * 0.92**distance)
        if spec.kind in _FREE_KINDS or spec.kind is Kind.IDENTIFIER:
            return None
    return None


def _below(
    reading: Reading,
    hit: LabelHit,
    spec: FieldSpec,
    labels: Labels,
    day_first: bool,
) -> Iterator[Placed]:
    for other in reading.below(hit.segment):
        if _starts_with_label(other, labels):
            return
        if found := values_of(spec, other.text, day_first):
            yield Placed(other, found[0], _BELOW if hit.is_alone else _BELOW * 0.7)
            return


def _starts_with_label(segment: Segment, labels: Labels) -> bool:
    """Whether the segment announces something itself, so that it is no value of another label."""
    own = labels.of(segment)
    return any(hit.leads and len(hit.label) > 3 for hit in own)
