"""Propose the amounts of a payslip from rows that hold one of the month and one of the year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docintel.core.document import Candidate
from docintel.core.geometry import Box
from docintel.core.money import find_amounts, format_amount
from docintel.extraction.candidates import candidate
from docintel.extraction.labelled import trust_in
from docintel.extraction.labels import Labels
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import Found

#: What heads the column of the year.
_YEAR = re.compile(
    r"\b(?:ytd|year[- ]to[- ]date|to date|kumuliert|jahressummen?|jahreswerte?|aufgelaufen"
    r"|cumuls?|cumul annuel|acumulad[oa]|acum|progressiv[oi]|progr|cumulatie[fv]e?n?)\b",
    re.IGNORECASE,
)
#: Roles of the month, each with that of the year.
_OF_YEAR = {
    "gross_pay": "gross_ytd",
    "net_pay": "net_ytd",
    "taxes": "taxes_ytd",
    "deductions": "deductions_ytd",
}
_CONFIDENCE = 0.93


def propose_year_to_date(reading: Reading, labels: Labels) -> Iterator[Candidate]:
    """Month and year from the rows of the sums, below a head that names the year."""
    for hit in labels:
        names = [name for name in hit.names if name in _OF_YEAR]
        if not names or not hit.leads or _YEAR.search(hit.segment.text):
            continue
        amounts = _amounts(reading.right_of(hit.segment))
        head = _head_above(reading, hit.segment)
        if head is None or len(amounts) != 2:
            continue
        year = min(amounts, key=lambda one: abs(one[0].box.right - head.right))
        month = next(one for one in amounts if one is not year)
        for name in names:
            sure = _CONFIDENCE * trust_in(hit)
            yield candidate(name, *month, sure)
            yield candidate(_OF_YEAR[name], *year, sure)


def _amounts(segments: Sequence[Segment]) -> list[tuple[Segment, Found]]:
    """The amounts that stand each in a segment of its own."""
    return [
        (segment, Found(one.start, one.end, format_amount(one.value)))
        for segment in segments
        for one in find_amounts(segment.text)[:1]
    ]


def _head_above(reading: Reading, label: Segment) -> Box | None:
    """The nearest head of a column of the year above the label, to its right."""
    for row in reversed(reading.rows[: label.row]):
        if row[0].page != label.page:
            return None
        for segment in row:
            if segment.box.left > label.box.right and _YEAR.search(segment.text):
                return segment.box
    return None
