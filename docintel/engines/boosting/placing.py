"""Where on its page, row and line a unit stands, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.geometry import Box, around
from docintel.engines.boosting.surroundings import Surroundings
from docintel.engines.boosting.units import Unit
from docintel.extraction.reading import Reading, Segment

Floats = NDArray[np.float64]
NAMES = (
    *("left", "right", "center", "top", "line", "line_from_end", "page", "page_from_end"),
    *("row_segments", "column", "column_from_end", "height", "length", "share"),
    *("in_row", "nth_in_row", "from_last_in_row", "opens", "closes"),
    *("gap_left", "gap_right", "gap_above", "gap_below"),
)
#: Beyond so many lines or pages it does not matter how many.
_MOST_LINES, _MOST_PAGES = 80, 10


def unit_boxes(segments: Sequence[Segment], units: Sequence[Unit]) -> list[Box]:
    """The box around the words that each unit touches."""
    return [around(segments[unit.segment].boxes(unit.start, unit.end)) for unit in units]


def place_traits(reading: Reading, units: Sequence[Unit], beside: Surroundings) -> Floats:
    """One row a unit."""
    rows = _rows_of_pages(reading)
    counts = _in_rows(reading, units)
    usual = _usual_height(reading)
    segments = reading.segments
    traits = [
        (
            *_on_page(reading, segments[unit.segment], rows, usual),
            *_in_segment(segments[unit.segment], unit, counts[place]),
        )
        for place, unit in enumerate(units)
    ]
    return np.hstack([np.array(traits, np.float64).reshape(len(units), 19), beside.gaps])


def rows_below(reading: Reading, units: Sequence[Unit], heads: Sequence[int]) -> Floats:
    """How many rows each unit stands below the last of these rows above it."""
    rows = np.array([reading.segments[unit.segment].row for unit in units], dtype=np.int64)
    known = np.array([-_MOST_LINES, *heads], dtype=np.int64)
    last = known[np.searchsorted(known, rows, side="left") - 1]
    below: Floats = np.minimum(rows - last, _MOST_LINES).astype(np.float64)[:, None]
    return below


def _rows_of_pages(reading: Reading) -> dict[int, tuple[int, int]]:
    """First and last row of each page."""
    found: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(reading.rows):
        first, _ = found.get(row[0].page, (index, index))
        found[row[0].page] = (first, index)
    return found


def _usual_height(reading: Reading) -> float:
    heights = [segment.box.height for segment in reading.segments]
    return max(float(np.median(heights)), 1.0) if heights else 1.0


def _in_rows(reading: Reading, units: Sequence[Unit]) -> list[tuple[int, int]]:
    """How many units of its kind stand in the row of each, and how many of them before it."""
    keys = [(reading.segments[unit.segment].row, unit.kind) for unit in units]
    totals = Counter(keys)
    seen: Counter[tuple[int, object]] = Counter()
    counts = []
    for key in keys:
        counts.append((totals[key], seen[key]))
        seen[key] += 1
    return counts


def _on_page(
    reading: Reading, segment: Segment, rows: dict[int, tuple[int, int]], usual: float
) -> tuple[float, ...]:
    extent = reading.extents[segment.page]
    width = max(extent.width, 1.0)
    first, last = rows[segment.page]
    left = (segment.box.left - extent.left) / width
    right = (segment.box.right - extent.left) / width
    beside = len(reading.rows[segment.row])
    return (
        *(left, right, (left + right) / 2, reading.height(segment)),
        min(segment.row - first, _MOST_LINES),
        min(last - segment.row, _MOST_LINES),
        min(segment.page, _MOST_PAGES),
        min(reading.pages[-1].number - segment.page, _MOST_PAGES),
        *(beside, segment.column, beside - 1 - segment.column, segment.box.height / usual),
    )


def _in_segment(segment: Segment, unit: Unit, counts: tuple[int, int]) -> tuple[float, ...]:
    length = unit.end - unit.start
    total, before = counts
    return (
        *(length, length / max(len(segment.text), 1)),
        *(total, before, total - 1 - before),
        not any(map(str.isalnum, segment.text[: unit.start])),
        not any(map(str.isalnum, segment.text[unit.end :])),
    )
