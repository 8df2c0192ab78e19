"""Propose the period that a label announces: two dates, or a month."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.month_spans import MonthSpan, find_months
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.statements import joined_dates
from docintel.extraction.values import Found

START, END = "period_start", "period_end"
_CONFIDENCE = 0.9


def propose_labelled_period(
    reading: Reading, labels: Labels, day_first: bool
) -> Iterator[Candidate]:
    """The first two joined dates, or the first month, beside or below a label of the period."""
    for segment in reading.segments:
        if not is_labelled(reading, labels, segment):
            continue
        months = list(find_months(segment.text))
        pair = joined_dates(segment, day_first)
        if pair or months:
            start, end = pair or days_of(months[0])
            yield candidate(START, segment, start, _CONFIDENCE)
            yield candidate(END, segment, end, _CONFIDENCE)
            return


def is_labelled(reading: Reading, labels: Labels, segment: Segment) -> bool:
    """Whether a label of the period stands in the segment, left of it, or just above."""
    above = reading.rows[segment.row - 1] if segment.row else ()
    left = reading.rows[segment.row][: segment.column + 1]
    over = [one for one in above if _share_width(one, segment)]
    return any(START in hit.names for one in (*left, *over) for hit in labels.of(one))


def days_of(month: MonthSpan) -> tuple[Found, Found]:
    """The first and the last day of the month, where it is printed."""
    return (
        Found(month.start, month.end, month.first.isoformat()),
        Found(month.start, month.end, month.last.isoformat()),
    )


def _share_width(one: Segment, other: Segment) -> bool:
    return one.page == other.page and max(one.box.left, other.box.left) < min(
        one.box.right, other.box.right
    )
