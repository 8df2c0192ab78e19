"""Propose the last day of a period of which no other day is printed: `Pay period: 31 May 2026`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.core.month_spans import find_months
from docintel.extraction.candidates import candidate
from docintel.extraction.labels import LabelHit, Labels
from docintel.extraction.periods import END, START, is_labelled
from docintel.extraction.reading import Reading
from docintel.extraction.statements import joined_dates
from docintel.extraction.values import find_values

#: What labels of the first day say, and labels that say no more.
_FIRST = re.compile("start|begin|from|von|vom|debut|desde|van$|du$|del$|dal$")
_CONFIDENCE = 0.8


def propose_last_day(reading: Reading, labels: Labels, day_first: bool) -> Iterator[Candidate]:
    """The one date beside or below a label of the period; none where either end has its own."""
    if any(_is_of_an_end(hit, day_first) for hit in labels):
        return
    for segment in reading.segments:
        if not is_labelled(reading, labels, segment):
            continue
        if joined_dates(segment, day_first) or any(find_months(segment.text)):
            return
        if dates := find_values(Kind.DATE, segment.text, day_first):
            yield candidate(END, segment, dates[0], _CONFIDENCE)
            return


def _is_of_an_end(hit: LabelHit, day_first: bool) -> bool:
    """Whether the label is of the first or of the last day, and no word such as in `To date`."""
    if not hit.leads:
        return False
    is_of_first = START in hit.names and bool(_FIRST.search(hit.label))
    if not is_of_first and END not in hit.names:
        return False
    return hit.is_alone or bool(find_values(Kind.DATE, hit.segment.text, day_first))
