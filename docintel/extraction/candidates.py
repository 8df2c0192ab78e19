"""Make candidates of what the rules found, with page, boxes and source."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Candidate
from docintel.extraction.reading import Segment
from docintel.extraction.values import Found

VOTER = "rules@1"


def candidate(name: str, segment: Segment, found: Found, confidence: float) -> Candidate:
    """A value that was found in the segment's text."""
    return Candidate(
        name=name,
        value=found.value,
        text=segment.text[found.start : found.end],
        confidence=round(min(max(confidence, 0.0), 0.99), 4),
        source=segment.source,
        voter=VOTER,
        page=segment.page,
        boxes=segment.boxes(found.start, found.end),
    )


def candidate_over(
    name: str, segments: Sequence[Segment], value: str, confidence: float
) -> Candidate:
    """A value that spreads over whole segments of one page, such as an address."""
    return Candidate(
        name=name,
        value=value,
        text=" ".join(segment.text for segment in segments),
        confidence=round(confidence, 4),
        source=segments[0].source,
        voter=VOTER,
        page=segments[0].page,
        boxes=tuple(word.box for segment in segments for word in segment.line.words),
    )
