"""Propose the period of a document that names a month: its first and its last day."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.month_spans import MonthSpan, find_months
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

#: Confidence of a month beside a label of the period, and of the first one anywhere else.
_LABELLED, _ANYWHERE = 0.86, 0.55


def propose_month(reading: Reading, labels: Labels) -> Iterator[Candidate]:
    """The month that a label of the period announces, else the first one that is printed."""
    places = [(one, month) for one in reading.segments for month in find_months(one.text)]
    labelled = [place for place in places if _is_labelled(reading, labels, place[0])]
    for segment, month in (labelled or places)[:1]:
        yield from _period(segment, month, _LABELLED if labelled else _ANYWHERE)


def _period(segment: Segment, month: MonthSpan, confidence: float) -> Iterator[Candidate]:
    for name, day in (("period_start", month.first), ("period_end", month.last)):
        found = Found(month.start, month.end, day.isoformat())
        yield candidate(name, segment, found, confidence)


def _is_labelled(reading: Reading, labels: Labels, segment: Segment) -> bool:
    """Whether a label of the period stands in the segment, left of it, or just above."""
    above = reading.rows[segment.row - 1] if segment.row else ()
    left = reading.rows[segment.row][: segment.column + 1]
    over = [
        one for one in above if one.box.left < segment.box.right > segment.box.left < one.box.right
    ]
    return any("period_start" in hit.names for one in (*left, *over) for hit in labels.of(one))
