"""Make candidates of what the rules found, with page, boxes and source."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from docintel.core.document import Candidate
from docintel.core.page import Word
from docintel.extraction.reading import Segment
from docintel.extraction.values import Found

VOTER = "rules@1"


def candidate(name: str, segment: Segment, found: Found, confidence: float) -> Candidate:
    """A value that was found in the segment's text."""
    words = segment.words(found.start, found.end)
    return Candidate(
        name=name,
        value=found.value,
        text=segment.text[found.start : found.end],
        confidence=_weighed(confidence, words),
        source=segment.source,
        voter=VOTER,
        page=segment.page,
        boxes=tuple(word.box for word in words),
    )


def candidate_over(
    name: str, segments: Sequence[Segment], value: str, confidence: float
) -> Candidate:
    """A value that spreads over whole segments of one page, such as an address."""
    words = [word for segment in segments for word in segment.line.words]
    return Candidate(
        name=name,
        value=value,
        text=" ".join(segment.text for segment in segments),
        confidence=_weighed(confidence, words),
        source=segments[0].source,
        voter=VOTER,
        page=segments[0].page,
        boxes=tuple(word.box for word in words),
    )


def _weighed(confidence: float, words: Sequence[Word]) -> float:
    """A value is as sure as the rule that found it and the reading of its words together."""
    read = fmean(word.confidence for word in words) if words else 1.0
    return round(min(max(confidence * read, 0.0), 0.99), 4)
