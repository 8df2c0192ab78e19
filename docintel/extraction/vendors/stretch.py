"""A stretch of printed text, of one line or of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.core.geometry import Box
from docintel.extraction.reading import Segment


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands at `segment.text[start:end]`."""

    segment: Segment
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.segment.text[self.start : self.end]

    @property
    def boxes(self) -> tuple[Box, ...]:
        return self.segment.boxes(self.start, self.end)


def boxes_of(stretches: Sequence[Stretch]) -> tuple[Box, ...]:
    return tuple(box for stretch in stretches for box in stretch.boxes)


def text_of(stretches: Sequence[Stretch]) -> str:
    return " ".join(stretch.text for stretch in stretches)
