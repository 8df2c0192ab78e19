"""Cells between ruling lines: tables that are drawn out in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from docintel.core.geometry import Box

Point = tuple[float, float]
Rule = tuple[Point, Point]

#: Share of the side of a cell that a rule has to run along.
_ALONG = 0.6
#: Rules no farther apart are one, drawn twice or thick; a rule that ends so near reaches the other.
#: In pixels of a page whose longer side has 1,000.
_NEAR = 5.0
#: Hatching and graph paper have more, and would take minutes.
_MOST_RULES, _MOST_FIELDS = 1_000, 2_500


@dataclass(frozen=True, slots=True)
class _Rule:
    """A rule at `at` across its own direction, from `start` to `end` along it."""

    at: float
    start: float
    end: float

    def crosses(self, other: _Rule, near: float) -> bool:
        """Whether a rule of the other direction touches it."""
        return (
            other.start - near <= self.at <= other.end + near
            and self.start - near <= other.at <= self.end + near
        )


@dataclass(frozen=True, slots=True)
class RuledCell:
    """A cell without a rule through it."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box


def ruled_grids(rules: Sequence[Rule], longer_side: int) -> list[list[RuledCell]]:
    """The cells of each group of rules that touch; a box without a rule in it is none."""
    if len(rules) > _MOST_RULES:
        return []
    near = max(_NEAR * longer_side / 1000, 2.0)
    across = [_Rule(one[1], one[0], other[0]) for one, other in rules if one[1] == other[1]]
    down = [_Rule(one[0], one[1], other[1]) for one, other in rules if one[1] != other[1]]
    grids = (_cells(rows, columns, near) for rows, columns in _groups(across, down, near))
    return [cells for cells in grids if len(cells) > 1]


def _groups(
    across: Sequence[_Rule], down: Sequence[_Rule], near: float
) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """Rules that hang together, over whichever others."""
    left_across, left_down = list(across), list(down)
    while left_across:
        rows, columns = [left_across.pop()], list[_Rule]()
        grown = True
        while grown:
            more_columns = [one for one in left_down if any(one.crosses(r, near) for r in rows)]
            left_down = [one for one in left_down if one not in more_columns]
            columns += more_columns
            more_rows = [one for one in left_across if any(one.crosses(c, near) for c in columns)]
            left_across = [one for one in left_across if one not in more_rows]
            rows += more_rows
            grown = bool(more_columns or more_rows)
        yield rows, columns


def _cells(across: Sequence[_Rule], down: Sequence[_Rule], near: float) -> list[RuledCell]:
    """Cells from left to right, row by row."""
    # The sides of a table are often left open: then its rows end where their rules end.
    ends = [rule.start for rule in across] + [rule.end for rule in across]
    rows = _joined([rule.at for rule in across], near)
    columns = _joined([*(rule.at for rule in down), min(ends), max(ends)], near)
    if len(rows) < 2 or len(columns) < 3 or not down:
        return []
    if len(rows) * len(columns) > _MOST_FIELDS:
        return []
    owner = _owners(rows, columns, across, down, near)
    places: dict[int, list[tuple[int, int]]] = {}
    for place, name in owner.items():
        places.setdefault(name, []).append(place)
    cells = (_cell(found, rows, columns) for found in places.values())
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _owners(
    rows: Sequence[float],
    columns: Sequence[float],
    across: Sequence[_Rule],
    down: Sequence[_Rule],
    near: float,
) -> dict[tuple[int, int], int]:
    """Which cell each place of the grid belongs to: one with its neighbour where no rule is."""
    owner: dict[tuple[int, int], int] = {}
    for row, (top, bottom) in enumerate(pairwise(rows)):
        for column, (left, right) in enumerate(pairwise(columns)):
            owner[row, column] = len(owner)
            if column and not _is_ruled(down, left, top, bottom, near):
                _unite(owner, (row, column), (row, column - 1))
            if row and not _is_ruled(across, top, left, right, near):
                _unite(owner, (row, column), (row - 1, column))
    return owner


def _unite(
    owner: dict[tuple[int, int], int], place: tuple[int, int], other: tuple[int, int]
) -> None:
    old, new = owner[place], owner[other]
    for known, name in owner.items():
        if name == old:
            owner[known] = new


def _is_ruled(rules: Sequence[_Rule], at: float, start: float, end: float, near: float) -> bool:
    covered = sum(
        max(min(rule.end, end) - max(rule.start, start), 0.0)
        for rule in rules
        if abs(rule.at - at) <= near
    )
    return covered >= _ALONG * (end - start)


def _cell(
    places: Sequence[tuple[int, int]], rows: Sequence[float], columns: Sequence[float]
) -> RuledCell:
    top, bottom = min(row for row, _ in places), max(row for row, _ in places) + 1
    left, right = min(column for _, column in places), max(column for _, column in places) + 1
    box = Box(columns[left], rows[top], columns[right], rows[bottom])
    return RuledCell(top, left, bottom - top, right - left, box)


def _joined(places: Sequence[float], near: float) -> list[float]:
    """The places in order, those that are near each other as one."""
    joined: list[list[float]] = []
    for place in sorted(places):
        if joined and place - joined[-1][-1] <= near:
            joined[-1].append(place)
        else:
            joined.append([place])
    return [sum(group) / len(group) for group in joined]
