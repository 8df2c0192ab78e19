"""Mark the words of labelled rows of goods, each row near the one before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docintel.core.document_type import DocumentType, FieldSpec
from docintel.core.page import Word
from docintel.evaluation.normal_form import normal_form
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.values import find_values
from docintel.training.rows.printed_values import MEASURED
from docintel.training.rows.stream import stream_of
from docintel.training.rows.tagging import Tags

#: Rows of print that one row of goods may take.
_TALLEST = 4
_LEAST_TEXT = 0.75
_PREFIX = "line_items."


@dataclass(frozen=True, slots=True)
class _Cell:
    """What says one column's value, and how much of it."""

    spec: FieldSpec
    words: tuple[Word, ...]
    quality: float


@dataclass(frozen=True, slots=True)
class _Window:
    """Some rows of print, and the cells of one row of goods that they show."""

    start: int
    height: int
    cells: tuple[_Cell, ...] = ()

    @property
    def goodness(self) -> tuple[float, int]:
        """The more it shows the better, then the less room it takes."""
        return round(sum(cell.quality for cell in self.cells), 2), -self.height


def tag_items(
    reading: Reading, tags: Tags, document_type: DocumentType, items: Sequence[Mapping[str, str]]
) -> list[str]:
    """Mark the cells of all rows; returns `line_items.0.quantity` and so on for those not found."""
    missing: list[str] = []
    top = 0
    for number, item in enumerate(items):
        specs = [spec for spec in document_type.columns if spec.name in item]
        window = _best_window(reading, top, specs, item)
        for cell in window.cells:
            tags.mark(_PREFIX + cell.spec.name, cell.words)
        known = {cell.spec.name for cell in window.cells}
        missing += [f"{_PREFIX}{number}.{spec.name}" for spec in specs if spec.name not in known]
        top = window.start + window.height if known else top
    return missing


def _best_window(
    reading: Reading, top: int, specs: Sequence[FieldSpec], item: Mapping[str, str]
) -> _Window:
    """The first rows, from `top` on, that show most of the cells in the least room."""
    best = _Window(top, 1)
    for start in range(top, len(reading.rows)):
        for height in range(1, _TALLEST + 1):
            segments = [one for row in reading.rows[start : start + height] for one in row]
            window = _Window(start, height, tuple(_cells(segments, specs, item)))
            best = max(best, window, key=lambda one: one.goodness)
        if start > best.start and len(best.cells) == len(specs):
            break
    return best


def _cells(
    segments: Sequence[Segment], specs: Sequence[FieldSpec], item: Mapping[str, str]
) -> list[_Cell]:
    """Each column's cell once; a word says one thing only."""
    cells: list[_Cell] = []
    taken: set[int] = set()
    for spec in sorted(specs, key=lambda spec: spec.kind in MEASURED):
        for cell in _shown(segments, spec, item[spec.name]):
            if taken.isdisjoint(map(id, cell.words)):
                cells.append(cell)
                taken.update(map(id, cell.words))
                break
    return cells


def _shown(segments: Sequence[Segment], spec: FieldSpec, value: str) -> list[_Cell]:
    if spec.kind not in MEASURED:
        match = stream_of(word for one in segments for word in one.line.words).closest(value)
        if match is None or match.quality < _LEAST_TEXT:
            return []
        return [_Cell(spec, match.words, match.quality)]
    expected = normal_form(value, spec.kind)
    return [
        _Cell(spec, segment.words(one.start, one.end), 1.0)
        for segment in segments
        for one in find_values(spec.kind, segment.text)
        if normal_form(one.value, spec.kind) == expected
    ]
