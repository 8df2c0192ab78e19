"""The content of a page as blocks in reading order, from which every format is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docintel.core.geometry import Box, around
from docintel.core.home_region import home_region
from docintel.core.page import Line, Page, Region, Table
from docintel.exporting.ticked import lines_with_signs

#: The label of lines for which no layout was found.
NO_LAYOUT = "unknown"


@dataclass(frozen=True, slots=True)
class Block:
    """A region with its lines, or a table with the lines in it; `label` is that of the region.

    A picture has no lines, and a block of lines for which no layout was found no region. `repeated`
    are headers and footers that a page before has had.
    """

    label: str
    box: Box
    lines: tuple[Line, ...] = ()
    table: Table | None = None
    repeated: bool = False


def blocks_to_read(page: Page) -> tuple[Block, ...]:
    """What a reader of all pages wants of this one: headers and footers that are new."""
    return tuple(block for block in blocks_of(page) if not block.repeated)


def blocks_of(page: Page) -> tuple[Block, ...]:
    """The page's blocks as a person reads them. Every line is in exactly one, boxes to tick too."""
    lines = lines_with_signs(page)
    inside: dict[int, list[Line]] = {index: [] for index in range(len(page.tables))}
    outside: list[Line] = []
    for line in lines:
        inside.get(_table_around(line, page.tables), outside).append(line)
    tables = [
        (_order(table.box, page.regions), Block("table", table.box, tuple(inside[index]), table))
        for index, table in enumerate(page.tables)
    ]
    found = [*tables, *_regions(page, outside)]
    return tuple(block for _, block in sorted(found, key=lambda one: one[0]))


def _table_around(line: Line, tables: Sequence[Table]) -> int:
    """The number of the table that holds it, -1 where none does."""
    holding = (index for index, table in enumerate(tables) if table.box.holds_center_of(line.box))
    return next(holding, -1)


def _order(box: Box, regions: Sequence[Region]) -> float:
    return home_region(box, regions).order if regions else box.top


def _regions(page: Page, lines: Sequence[Line]) -> list[tuple[float, Block]]:
    """What is not in a table, each block with its place in the order."""
    if not page.regions:
        return _stretches(page, lines)
    homes: dict[Region, list[Line]] = {region: [] for region in page.regions}
    for line in lines:
        homes[home_region(line.box, page.regions)].append(line)
    return [
        (region.order, Block(region.label, region.box, tuple(found), repeated=region.repeated))
        for region, found in homes.items()
        if found or not _is_shown_as_table(region, page.tables)
    ]


def _is_shown_as_table(region: Region, tables: Sequence[Table]) -> bool:
    return region.label == "table" and any(table.box.overlap(region.box) > 0 for table in tables)


def _stretches(page: Page, lines: Sequence[Line]) -> list[tuple[float, Block]]:
    """Without layout: the lines between two tables are a block."""
    edges = sorted(table.box.top for table in page.tables)
    stretches: dict[int, list[Line]] = {}
    for line in lines:
        above = sum(edge <= line.box.top for edge in edges)
        stretches.setdefault(above, []).append(line)
    return [
        (edges[above - 1] if above else float("-inf"), _stretch(found))
        for above, found in stretches.items()
    ]


def _stretch(lines: Sequence[Line]) -> Block:
    return Block(NO_LAYOUT, around(line.box for line in lines), tuple(lines))
