"""Say in numbers how a document looks, so that a model can tell its type whatever its language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from math import log1p
from statistics import fmean

from docintel.core.dates import find_dates
from docintel.core.money import find_amounts
from docintel.extraction.reading import Reading, Segment
from docintel.extraction.type_evidence import TypeEvidence

#: What more rows would say, the first ones have said.
_ROWS = 200
#: The page is looked at through a grid of so many cells across and down.
_ACROSS, _DOWN = 4, 6
#: What scores of cues are called, and what they are divided by.
_CUE, _CUES_SCALE = "cue ", 10


def shapes_in_numbers(evidence: TypeEvidence) -> Mapping[str, float]:
    """Numbers of about 0 to 1 by name: scores of cues, shapes, rows, the page and where text is."""
    reading = evidence.reading
    segments = list(islice(reading.segments, _ROWS * 2))
    return {
        **{f"{_CUE}{name}": score / _CUES_SCALE for name, score in evidence.scores.items()},
        **{f"title {name}": score for name, score in evidence.titles.items()},
        **{f"shape {name}": 1.0 for name in evidence.cues.shapes},
        **_rows(reading, segments),
        **_page(reading),
        **_grid(reading),
    }


def cues_among(shapes: Mapping[str, float]) -> Mapping[str, float]:
    """The scores of cues by type, as they were."""
    return {
        name.removeprefix(_CUE): number * _CUES_SCALE
        for name, number in shapes.items()
        if name.startswith(_CUE)
    }


def _rows(reading: Reading, segments: list[Segment]) -> Mapping[str, float]:
    texts = [segment.text for segment in segments]
    letters = "".join(texts)
    rows = reading.rows[:_ROWS]
    return {
        "digits": _share(map(str.isdigit, letters)),
        "capitals": _share(map(str.isupper, filter(str.isalpha, letters))),
        "amounts": _share(_has_digits(text) and bool(find_amounts(text)) for text in texts),
        "dates": _share(_has_digits(text) and bool(find_dates(text)) for text in texts),
        "colons": _share(":" in text for text in texts),
        "long": _share(len(text) > 55 for text in texts),
        "short": _share(len(text) < 12 for text in texts),
        "columns": fmean([min(len(row), 8) for row in rows] or [0]) / 8,
        "wide rows": _share(len(row) > 3 for row in rows),
        "rows": log1p(len(reading.rows)) / 6,
    }


def _page(reading: Reading) -> Mapping[str, float]:
    page = reading.pages[0]
    extent = reading.extents.get(page.number)
    height = fmean([segment.box.height for segment in reading.segments[:_ROWS]] or [0.0])
    return {
        "pages": log1p(len(reading.pages)) / 3,
        "page is tall": min(page.height / max(page.width, 1), 4) / 4,
        "text is tall": min(extent.height / max(extent.width, 1), 4) / 4 if extent else 0.0,
        "text is wide": min(extent.width / max(height, 1) / 60, 2) if extent and height else 0.0,
        "forms": min(len(page.form_values), 20) / 20,
    }


def _grid(reading: Reading) -> Mapping[str, float]:
    """How much of each cell of the first page's text is covered by words."""
    page = reading.pages[0]
    extent = reading.extents.get(page.number)
    if extent is None:
        return {}
    width, height = max(extent.width, 1.0) / _ACROSS, max(extent.height, 1.0) / _DOWN
    covered = dict.fromkeys(range(_ACROSS * _DOWN), 0.0)
    for line in page.lines:
        for word in line.words:
            x, y = word.box.center
            column = min(int((x - extent.left) / width), _ACROSS - 1)
            row = min(int((y - extent.top) / height), _DOWN - 1)
            covered[row * _ACROSS + column] += word.box.area / (width * height)
    return {f"cell {cell}": min(share, 1.0) for cell, share in covered.items()}


def _has_digits(text: str) -> bool:
    """Most lines have none: a quick no to what takes time to look for."""
    return any(map(str.isdigit, text))


def _share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found) if found else 0.0
