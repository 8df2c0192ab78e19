"""Find stretches of a page whose text stands in columns, row after row, ruled or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from docintel.core.geometry import Box, around
from docintel.core.lines import group_lines, rows
from docintel.core.page import Line, Word

#: Columns and rows of the smallest table that is found without rules and without a model.
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3
#: Share of the rows that have something in each of its columns.
_FILLED = 0.5
#: Rows further apart than so many row heights belong to different tables.
_FARTHEST = 3.0
#: Rows of one piece (headings within the table) that may follow each other.
_MOST_ALONE = 3


@dataclass(frozen=True, slots=True)
class _Row:
    pieces: tuple[Line, ...]
    box: Box

    @property
    def is_parted(self) -> bool:
        """Whether it looks like cells: three pieces, or two of which one is a number."""
        if len(self.pieces) >= _FEWEST_COLUMNS:
            return True
        return len(self.pieces) == 2 and _is_number(self.pieces[-1].text)


def aligned_regions(words: Sequence[Word]) -> list[Box]:
    """Boxes around the rows of each table, from top to bottom."""
    found = [_Row(row, around(piece.box for piece in row)) for row in rows(group_lines(words))]
    height = median([row.box.height for row in found]) if found else 0.0
    stretches = (_trimmed(stretch) for stretch in _stretches(found, height))
    return [around(row.box for row in stretch) for stretch in stretches if _is_table(stretch)]


def _stretches(found: Sequence[_Row], height: float) -> list[list[_Row]]:
    stretches: list[list[_Row]] = [[]]
    alone = 0
    for row in found:
        last = stretches[-1]
        alone = 0 if row.is_parted else alone + 1
        is_far = bool(last) and row.box.top - last[-1].box.bottom > _FARTHEST * height
        if is_far or alone > _MOST_ALONE:
            stretches.append([])
        stretches[-1].append(row)
    return stretches


def _trimmed(stretch: Sequence[_Row]) -> Sequence[_Row]:
    """From the first row with cells to the last one."""
    parted = [place for place, row in enumerate(stretch) if row.is_parted]
    return stretch[parted[0] : parted[-1] + 1] if parted else []


def _is_table(stretch: Sequence[_Row]) -> bool:
    parted = [row for row in stretch if row.is_parted]
    if len(parted) < _FEWEST_ROWS or len(parted) < _FILLED * len(stretch):
        return False
    return len(_columns(parted)) >= _FEWEST_COLUMNS


def _columns(stretch: Sequence[_Row]) -> list[Box]:
    """Bands of pieces above each other that enough rows have something in."""
    bands: list[list[Box]] = []
    for box in sorted(
        (piece.box for row in stretch for piece in row.pieces), key=lambda box: box.width
    ):
        band = next((band for band in bands if _is_below(band, box)), None)
        if band is None:
            bands.append([box])
        else:
            band.append(box)
    return [around(band) for band in bands if len(band) >= _FILLED * len(stretch)]


def _is_below(band: Sequence[Box], box: Box) -> bool:
    """Whether the box shares most of the narrower width with the first of the band."""
    shared = min(box.right, band[0].right) - max(box.left, band[0].left)
    return shared >= _FILLED * min(box.width, band[0].width)


def _is_number(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return digits > 0 and digits >= _FILLED * sum(letter.isalnum() for letter in text)
