"""Line items while they are read: cells with their evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Candidate
from docintel.core.geometry import Box
from docintel.core.page import Origin
from docintel.extraction.candidates import VOTER
from docintel.extraction.reading import Segment
from docintel.extraction.values import Found


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of an item: a value under the name of its column, and where it is printed."""

    name: str
    value: str
    text: str
    page: int
    boxes: tuple[Box, ...]
    source: Origin
    certainty: float = 1.0

    def joined(self, other: Entry) -> Entry:
        """Both texts, for a description that goes on in the next row."""
        return replace(
            self,
            value=f"{self.value} {other.value}",
            text=f"{self.text} {other.text}",
            boxes=(*self.boxes, *other.boxes) if self.page == other.page else self.boxes,
        )


Item = dict[str, Entry]


def entry(name: str, segment: Segment, found: Found) -> Entry:
    """A cell that was found in a segment."""
    return Entry(
        name,
        found.value,
        segment.text[found.start : found.end],
        segment.page,
        segment.boxes(found.start, found.end),
        segment.source,
        found.certainty,
    )


def candidates_of(items: Sequence[Item], confidence: float) -> Iterator[Candidate]:
    """Candidates with row numbers from 0, a cell each."""
    for row, item in enumerate(items):
        for cell in item.values():
            yield Candidate(
                name=cell.name,
                value=cell.value,
                text=cell.text,
                confidence=round(confidence * cell.certainty, 4),
                source=cell.source,
                voter=VOTER,
                page=cell.page,
                boxes=cell.boxes,
                row=row,
            )
