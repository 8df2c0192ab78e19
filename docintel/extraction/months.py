"""Propose the period of a document that names a month: its first and its last day."""

from __future__ import annotations

from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.month_spans import find_months
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import Labels
from docintel.extraction.periods import END, START, days_of, is_labelled
from docintel.extraction.reading import Reading

#: Confidence of a month beside a label of the period, and of the first one anywhere else.
_LABELLED, _ANYWHERE = 0.86, 0.55


def propose_month(reading: Reading, labels: Labels) -> Iterator[Candidate]:
    """The month that a label of the period announces, else the first one that is printed."""
    places = [(one, month) for one in reading.segments for month in find_months(one.text)]
    labelled = [place for place in places if is_labelled(reading, labels, place[0])]
    for segment, month in (labelled or places)[:1]:
        for name, day in zip((START, END), days_of(month), strict=True):
            yield candidate(name, segment, day, _LABELLED if labelled else _ANYWHERE)
