"""Propose the period of a bank statement: two dates in one row, or what its transactions span."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.extraction.candidates import candidate
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found, find_values

#: What stands between the first and the last day of a period.
_UNTIL = re.compile(
    r"^\s*(?:-|\u2013|to|until|through|bis(?: zum)?|au|al|hasta(?: el)?|fino al"
    r"|tot(?: en met)?|t/m)\s*$",
    re.IGNORECASE,
)
_CONFIDENCE = 0.88


def propose_period(reading: Reading, day_first: bool) -> Iterator[Candidate]:
    """The first pair of dates that a dash or a word for `until` joins."""
    for segment in reading.segments:
        if pair := joined_dates(segment, day_first):
            start, end = pair
            yield candidate("period_start", segment, start, _CONFIDENCE)
            yield candidate("period_end", segment, end, _CONFIDENCE)
            return


def joined_dates(segment: Segment, day_first: bool) -> tuple[Found, Found] | None:
    """Two dates in order that a dash or a word for `until` joins; None where there are none."""
    dates = find_values(Kind.DATE, segment.text, day_first)
    for start, end in pairwise(dates):
        if start.value <= end.value and _UNTIL.match(segment.text[start.end : end.start]):
            return start, end
    return None
