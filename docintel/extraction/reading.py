"""A document as rows of segments, with a word on what stands beside and below each.

A segment is a short line of text without a wide gap: a label and its value in another column are
two segments of one row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby

from docintel.core.document import Document
from docintel.core.geometry import Box
from docintel.core.lines import rows
from docintel.core.page import Line, Origin, Page, Word

#: How far below its label, in heights of the label, a value may stand.
_MAX_DROP = 2.2
#: The widest gap inside a block, in heights of its lines.
_MAX_LEADING = 1.5


@dataclass(frozen=True, slots=True)
class Segment:
    """One line with its place. `row` counts over the whole document, `column` within the row."""

    line: Line
    text: str
    box: Box
    page: int
    row: int
    column: int
    source: Origin

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that `text[start:end]` touches."""
        found: list[Word] = []
        position = 0
        for word in self.line.words:
            if position >= end:
                break
            if start < position + len(word.text):
                found.append(word)
            position += len(word.text) + 1
        return tuple(found)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Boxes of the words that `text[start:end]` touches."""
        return tuple(word.box for word in self.words(start, end))

    def only(self, first: int, end: int) -> Segment:
        """The segment that holds these words of this one, at the same place."""
        line = Line(self.line.words[first:end])
        return replace(self, line=line, text=line.text, box=line.box)


@dataclass(frozen=True, eq=False)
class Reading:
    """All segments of a document, in rows from top to bottom, page after page.

    A reading is equal to itself alone, so that what is found in it can be remembered by it.
    """

    pages: tuple[Page, ...]
    rows: tuple[tuple[Segment, ...], ...]

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        return tuple(segment for row in self.rows for segment in row)

    @cached_property
    def text(self) -> str:
        """Row by row, the segments of a row parted by two blanks."""
        return "\n".join("  ".join(segment.text for segment in row) for row in self.rows)

    @cached_property
    def extents(self) -> dict[int, Box]:
        """The box around all text, by page number; pages without text are left out."""
        found: dict[int, Box] = {}
        for segment in self.segments:
            known = found.get(segment.page, segment.box)
            found[segment.page] = known.union(segment.box)
        return found

    def on_page(self, number: int) -> tuple[Segment, ...]:
        return self._by_page.get(number, ())

    @cached_property
    def _by_page(self) -> dict[int, tuple[Segment, ...]]:
        pages = groupby(self.segments, key=lambda segment: segment.page)
        return {number: tuple(segments) for number, segments in pages}

    def height(self, segment: Segment) -> float:
        """How far down its page the segment stands, 0 at the top of the text and 1 at its end."""
        extent = self.extents[segment.page]
        return (segment.box.center[1] - extent.top) / max(extent.height, 1.0)

    def right_of(self, segment: Segment) -> tuple[Segment, ...]:
        return self.rows[segment.row][segment.column + 1 :]

    def below(self, segment: Segment) -> Iterator[Segment]:
        """Segments close below that share some of its width, the nearest first."""
        reach = segment.box.bottom + _MAX_DROP * segment.box.height
        for row in self.rows[segment.row + 1 : segment.row + 5]:
            for other in row:
                close = other.page == segment.page and other.box.top < reach
                if close and _share_width(segment.box, other.box):
                    yield other

    def block_from(self, segment: Segment, limit: int = 8) -> tuple[Segment, ...]:
        """The segment and those set below it with an edge or the middle in common."""
        block = [segment]
        on_the_right = self._is_on_the_right(segment)
        for at in range(segment.row + 1, len(self.rows)):
            row, last = self.rows[at], block[-1]
            if len(block) == limit or row[0].page != segment.page:
                break
            if self._tops[at] - last.box.bottom > _MAX_LEADING * last.box.height:
                break
            if following := _aligned(last, row, on_the_right):
                block.append(following)
        return tuple(block)

    @cached_property
    def _tops(self) -> tuple[float, ...]:
        """Where each row begins."""
        return tuple(min([segment.box.top for segment in row]) for row in self.rows)

    def _is_on_the_right(self, segment: Segment) -> bool:
        return segment.box.left > self.extents[segment.page].center[0]


def read(document: Document) -> Reading:
    """Arrange the document's lines in rows."""
    return _arranged(_These(document.pages))


@dataclass(frozen=True, eq=False)
class _These:
    """The very same pages: one stage after the other reads them, and none changes them."""

    pages: tuple[Page, ...]

    def __hash__(self) -> int:
        return id(self.pages)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and other.pages is self.pages


# Pages that are remembered stay alive, so that no others can take their id.
@lru_cache(maxsize=2)
def _arranged(these: _These) -> Reading:
    found: list[tuple[Segment, ...]] = []
    for page in these.pages:
        for row in rows(page.lines):
            index = len(found)
            found.append(tuple(_segment(page, line, index, at) for at, line in enumerate(row)))
    return Reading(these.pages, tuple(found))


def _segment(page: Page, line: Line, row: int, column: int) -> Segment:
    source = page.source or Origin.OCR
    return Segment(line, line.text, line.box, page.number, row, column, source)


def _share_width(label: Box, other: Box) -> bool:
    shared = min(label.right, other.right) - max(label.left, other.left)
    return shared > 0.3 * min(label.width, other.width)


def _aligned(above: Segment, row: Sequence[Segment], on_the_right: bool) -> Segment | None:
    """The segment that shares the left edge or the middle; on the right also the right edge."""
    box = above.box
    tolerance, middle = box.height, box.center[0]
    for other in row:
        # One after the other, since every segment is asked for every one above it.
        if (
            abs(other.box.left - box.left) <= tolerance
            or abs(other.box.center[0] - middle) <= tolerance
            or (on_the_right and abs(other.box.right - box.right) <= tolerance)
        ):
            return other
    return None
