"""Find tables and their cells: by their rules, by PyMuPDF's models, by how their text stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from PIL.Image import Image

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Table, Word
from docintel.engines.pymupdf.layout import Analysis, analyse
from docintel.engines.pymupdf.ruling_lines import find_ruling_lines
from docintel.engines.pymupdf.table_grid import grid_of, is_small, seen_grid
from docintel.engines.tables.aligned import aligned_regions
from docintel.engines.tables.found import cells_of, table_of
from docintel.engines.tables.grid import Grid
from docintel.engines.tables.headers import header_rows
from docintel.engines.tables.ruled import ruled_grids
from docintel.engines.tables.ruled_tables import RuledTable, drawn_out
from docintel.engines.tables.surroundings import without_surroundings

#: Share of what stands in a region that has to stand in ruled tables for those to be taken.
_COVERED = 0.8
#: How surely the model has to see the cells of a table that only the columns of text gave away.
#: Unruled pages of accounts measured from 0.864, the items of receipts up to 0.858.
_SEEN = 0.86


@dataclass(frozen=True)
class PyMuPdfTables:
    """A TableDetector. Rules that part all cells are believed before the models."""

    def detect(self, image: Image, words: Sequence[Word]) -> list[Table]:
        """The page's tables, from top to bottom."""
        analysis = analyse(image, words)
        pieces = [piece for group in analysis.groups for piece in _pieces(analysis, group)]
        # The models are not asked about pages with very many words.
        pieces = pieces or [line.box for line in group_lines(words)]
        groups = [group for group in analysis.groups if group["class_name"] == "table"]
        ruled = _ruled(image, pieces, [analysis.box(group["group_bbox"]) for group in groups])
        groups = [group for group in groups if not _is_covered(_pieces(analysis, group), ruled)]
        boxes = [analysis.box(group["group_bbox"]) for group in groups]
        ruled = [table for table in ruled if not any(_meet(table.box, box) for box in boxes)]
        grids = [
            (box, _grid(analysis, group, image)) for box, group in zip(boxes, groups, strict=True)
        ]
        taken = [*boxes, *(table.box for table in ruled)]
        grids += _aligned(analysis, image, words, pieces, taken)
        found = [table.places for table in ruled]
        found += [tuple(grid.places(_inside(box, pieces))) for box, grid in grids if grid]
        tables = (table_of(cells_of(places), words) for places in found)
        trimmed = [without_surroundings(table) for table in tables if table]
        named = [replace(table, header_rows=header_rows(table.cells)) for table in trimmed]
        return sorted(named, key=lambda table: (table.box.top, table.box.left))


def _ruled(image: Image, pieces: Sequence[Box], models: Sequence[Box]) -> list[RuledTable]:
    """Tables drawn out in full; doubtful ones only where the models saw no table."""
    grids = ruled_grids(find_ruling_lines(image), max(image.size))
    tables = [table for grid in grids if (table := drawn_out(grid, pieces))]
    return [
        table
        for table in tables
        if not (table.is_doubtful and any(_meet(table.box, box) for box in models))
    ]


def _pieces(analysis: Analysis, group: dict[str, Any]) -> list[Box]:
    return [analysis.box(corners) for corners in group["bboxes"]]


def _is_covered(pieces: Sequence[Box], ruled: Sequence[RuledTable]) -> bool:
    """Whether ruled tables hold what the model took for a table."""
    held = sum(any(table.box.holds_center_of(piece) for table in ruled) for piece in pieces)
    return held >= _COVERED * len(pieces)


def _grid(analysis: Analysis, group: dict[str, Any], image: Image) -> Grid | None:
    """The grid that the models found on their way, or a closer look at a page of few pixels."""
    box = analysis.box(group["group_bbox"])
    if group["table_grid"] is not None and not is_small(image):
        return grid_of(group["table_grid"], box, analysis.points)
    return seen_grid(image, box, _pieces(analysis, group), analysis.points)


def _aligned(
    analysis: Analysis,
    image: Image,
    words: Sequence[Word],
    pieces: Sequence[Box],
    taken: Sequence[Box],
) -> list[tuple[Box, Grid | None]]:
    """Stretches in columns that nobody took for a table, and that are not in a chart."""
    pictures = [
        analysis.box(group["group_bbox"])
        for group in analysis.groups
        if group["class_name"] == "picture"
    ]
    boxes = [
        box
        for box in aligned_regions(words)
        if not any(_meet(box, other) for other in taken)
        and not any(picture.holds_center_of(box) for picture in pictures)
    ]
    grids = (seen_grid(image, box, _inside(box, pieces), analysis.points) for box in boxes)
    return [
        (box, grid)
        for box, grid in zip(boxes, grids, strict=True)
        if _is_table(grid, _inside(box, pieces))
    ]


def _is_table(grid: Grid | None, pieces: Sequence[Box]) -> bool:
    """Whether the model, asked about what it took for no table, sees the lines of one."""
    places = list(grid.places(pieces)) if grid else []
    return bool(places) and fmean(place.confidence for place in places) >= _SEEN


def _inside(box: Box, pieces: Sequence[Box]) -> list[Box]:
    return [piece for piece in pieces if box.holds_center_of(piece)]


def _meet(one: Box, other: Box) -> bool:
    return one.overlap(other) > 0
