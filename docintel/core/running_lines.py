"""Find the running heads and feet of a document: what most of its pages say at one place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docintel.core.geometry import Box
from docintel.core.home_region import home_region
from docintel.core.lines import rows
from docintel.core.page import Line, Page

#: Shares of the page, from the top and from the bottom, where its head and its foot are.
_HEAD, _FOOT = 0.2, 0.15
#: How far the same line may lie elsewhere, as a share of the page's height and width.
_SHIFT = 0.02
#: How much of two readings of one line is the same.
_SAME = 0.85
#: Of the other pages, at least so many have it too; where left and right ones differ, of its side.
_MOST = 0.5
_NUMBER = re.compile(r"\d+")
#: The labels of what is never a head or foot as a whole.
_OTHER_KINDS = frozenset({"table", "picture", "formula"})


@dataclass(frozen=True, slots=True)
class RunningLine:
    """A line of a page's head or foot; `again` where a page before has had it."""

    line: Line
    is_head: bool
    again: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with where it is: the box as shares of the page's width and height."""

    page: Page
    line: Line
    box: Box


def running_lines(pages: Sequence[Page]) -> Mapping[int, list[RunningLine]]:
    """By the number of the page; nothing of pages without layout."""
    found: dict[int, list[RunningLine]] = {}
    for is_head in (True, False):
        edges = [_edge_rows(page, is_head) for page in pages]
        every = [[place for row in edge for place in row] for edge in edges]
        for edge in edges:
            for place, matches in _until_own(edge, every):
                again = min(matches) < place.page.number
                line = RunningLine(place.line, is_head, again)
                found.setdefault(place.page.number, []).append(line)
    return found


def _edge_rows(page: Page, is_head: bool) -> list[list[_Place]]:
    """The rows at the top or bottom of the page, from its edge inwards."""
    if not page.regions:
        return []
    size = page.width, page.height
    lines = [line for line in page.lines if _is_free(line, page)]
    edge = [
        [_Place(page, line, _share(line.box, *size)) for line in row]
        for row in rows(lines)
        if _is_at_edge(row[0].box.center[1] / page.height, is_head)
    ]
    return edge if is_head else edge[::-1]


def _is_at_edge(height: float, is_head: bool) -> bool:
    return height < _HEAD if is_head else height > 1 - _FOOT


def _is_free(line: Line, page: Page) -> bool:
    """Whether it stands in no table, whose columns are named again on every page."""
    box = line.box
    if any(table.box.holds_center_of(box) for table in page.tables):
        return False
    return home_region(box, page.regions).label not in _OTHER_KINDS


def _share(box: Box, width: float, height: float) -> Box:
    return Box(box.left / width, box.top / height, box.right / width, box.bottom / height)


def _until_own(
    edge: list[list[_Place]], every: Sequence[Sequence[_Place]]
) -> list[tuple[_Place, list[int]]]:
    """What is shared, with the pages that share it, up to the first row that is the page's own."""
    found: list[tuple[_Place, list[int]]] = []
    for row in edge:
        shared = [(place, pages) for place in row if (pages := _shared_with(place, every))]
        if not shared:
            break
        found += shared
    return found


def _shared_with(place: _Place, every: Sequence[Sequence[_Place]]) -> list[int]:
    """The numbers of the pages that have it too, where these are most."""
    numbers = [
        others[0].page.number
        for others in every
        if others
        and others[0].page.number != place.page.number
        and any(_is_same(place, other) for other in others)
    ]
    own = place.page.number
    of_side = [number for number in numbers if number % 2 == own % 2]
    # Of two pages, both; of the even ones among four, both.
    others_of_side = (len(every) + own % 2) // 2 - 1
    on_most = len(numbers) >= max(_MOST * (len(every) - 1), 1)
    on_most_of_side = len(of_side) >= max(_MOST * others_of_side, 1)
    return numbers if on_most or on_most_of_side else []


def _is_same(one: _Place, other: _Place) -> bool:
    if abs(one.box.top - other.box.top) > _SHIFT or not _starts_or_ends_alike(one.box, other.box):
        return False
    return _says_the_same(one.line.text, other.line.text, other.page.number - one.page.number)


def _starts_or_ends_alike(one: Box, other: Box) -> bool:
    """Left, right or centred; a longer page number moves two of the three."""
    shifts = (one.left - other.left, one.right - other.right, one.center[0] - other.center[0])
    return min(map(abs, shifts)) <= _SHIFT


def _says_the_same(one: str, other: str, pages_on: int) -> bool:
    """Whether it is the same text but for misread letters and numbers that count the pages.

    Other numbers differ for a reason: what is carried over is no running head.
    """
    if one == other or _counts_on(one, other, pages_on):
        return True
    if _NUMBER.findall(one) != _NUMBER.findall(other):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _SAME


def _counts_on(one: str, other: str, pages_on: int) -> bool:
    if _NUMBER.sub("0", one) != _NUMBER.sub("0", other):
        return False
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return all(int(second) - int(first) in {0, pages_on} for first, second in pairs)
