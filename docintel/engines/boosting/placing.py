"""Where on its page, row and line a unit stands, as numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from docintel.core.document_type import Kind
from docintel.core.geometry import Box
from docintel.engines.boosting.surroundings import Surroundings
from docintel.engines.boosting.units import Unit
from docintel.extraction.reading import Reading, Segment

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
NAMES = (
    *("left", "right", "center", "top", "line", "line_from_end", "page", "page_from_end"),
    *("row_segments", "column", "column_from_end", "height", "length", "share"),
    *("in_row", "nth_in_row", "from_last_in_row", "opens", "closes"),
    *("gap_left", "gap_right", "gap_above", "gap_below"),
)
#: Beyond so many lines or pages it does not matter how many.
_MOST_LINES, _MOST_PAGES = 80, 10


def place_traits(
    reading: Reading, units: Sequence[Unit], owners: Integers, beside: Surroundings
) -> Floats:
    """One row a unit; `owners` are the indexes of the units' segments."""
    on_page = _on_page(reading)[owners]
    return np.hstack([on_page, _in_segment(reading.segments, units, owners), beside.gaps])


def rows_below(reading: Reading, owners: Integers, heads: Sequence[int]) -> Floats:
    """How many rows each unit stands below the last of these rows above it."""
    rows = _rows(reading)[owners]
    known = np.array([-_MOST_LINES, *heads], dtype=np.int64)
    last = known[np.searchsorted(known, rows, side="left") - 1]
    below: Floats = np.minimum(rows - last, _MOST_LINES).astype(np.float64)[:, None]
    return below


def _rows(reading: Reading) -> Integers:
    return np.array([segment.row for segment in reading.segments], dtype=np.int64)


def _on_page(reading: Reading) -> Floats:
    """One row a segment."""
    segments = reading.segments
    if not segments:
        return np.zeros((0, 12))
    edges = np.array([_edges(segment.box) for segment in segments])
    rows, pages = _rows(reading), np.array([segment.page for segment in segments])
    extents = np.array([_edges(reading.extents[segment.page]) for segment in segments])
    width = np.maximum(extents[:, 2] - extents[:, 0], 1.0)
    left, right = (edges[:, ::2] - extents[:, :1]).T / width
    depth = np.maximum(extents[:, 3] - extents[:, 1], 1.0)
    heights = edges[:, 3] - edges[:, 1]
    ends = _rows_of_pages(reading)
    first, last = np.array([ends[segment.page] for segment in segments]).T
    columns = np.array([segment.column for segment in segments])
    counts = np.array([len(row) for row in reading.rows])[rows]
    return np.stack(
        [
            *(left, right, (left + right) / 2),
            ((edges[:, 1] + edges[:, 3]) / 2 - extents[:, 1]) / depth,
            *(np.minimum(rows - first, _MOST_LINES), np.minimum(last - rows, _MOST_LINES)),
            np.minimum(pages, _MOST_PAGES),
            np.minimum(reading.pages[-1].number - pages, _MOST_PAGES),
            *(counts, columns, counts - 1 - columns),
            heights / max(float(np.median(heights)), 1.0),
        ],
        axis=1,
    )


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _rows_of_pages(reading: Reading) -> dict[int, tuple[int, int]]:
    """First and last row of each page."""
    found: dict[int, tuple[int, int]] = {}
    for index, row in enumerate(reading.rows):
        first, _ = found.get(row[0].page, (index, index))
        found[row[0].page] = (first, index)
    return found


def _in_segment(segments: Sequence[Segment], units: Sequence[Unit], owners: Integers) -> Floats:
    """One row a unit: its length, how many of its kind share its row, and what is beside it."""
    ends = np.array([_ends(segment.text) for segment in segments]).reshape(-1, 3)[owners]
    starts = np.array([unit.start for unit in units], np.int64)
    stops = np.array([unit.end for unit in units], np.int64)
    lengths = stops - starts
    total, before = _in_rows([(segments[unit.segment].row, unit.kind) for unit in units])
    return np.stack(
        [
            *(lengths, lengths / np.maximum(ends[:, 2], 1)),
            *(total, before, total - 1 - before),
            *(starts <= ends[:, 0], stops > ends[:, 1]),
        ],
        axis=1,
    )


def _ends(text: str) -> tuple[int, int, int]:
    """Where the first letter or digit stands, where the last, and the length."""
    size = len(text)
    first = next((at for at, letter in enumerate(text) if letter.isalnum()), size)
    last = next((at for at in range(size - 1, -1, -1) if text[at].isalnum()), -1)
    return first, last, size


def _in_rows(keys: Sequence[tuple[int, Kind]]) -> tuple[Integers, Integers]:
    """How many units have the same key (row and kind) as each, and how many of them before it."""
    totals, seen = Counter(keys), Counter[tuple[int, Kind]]()
    before = []
    for key in keys:
        before.append(seen[key])
        seen[key] += 1
    return np.array([totals[key] for key in keys], np.int64), np.array(before, np.int64)
