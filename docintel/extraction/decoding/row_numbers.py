"""Number the rows of line items alike for all voters, by where they stand on the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Candidate
from docintel.core.geometry import Box, around
from docintel.core.page import Origin
from docintel.extraction.decoding.items import MarkedItem

#: Share of the lower one's height that a row and an item have in common to be the same.
_SHARED_HEIGHT = 0.5

Place = tuple[int, float]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that another voter found; it may be nowhere on the pages."""

    number: int
    page: int | None
    boxes: frozenset[Box]


@dataclass(frozen=True, slots=True)
class Numbering:
    """`old` says which number each known row gets, `new` the number of each marked item; an item
    that is none of the rows, where these are complete, gets None."""

    old: dict[int, int]
    new: tuple[int | None, ...]

    def renumbered(self, candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
        """The candidates of other voters with their rows' new numbers."""
        if all(number == old for old, number in self.old.items()):
            return tuple(candidates)
        return tuple(
            one if one.row is None else replace(one, row=self.old[one.row]) for one in candidates
        )


def number(candidates: Sequence[Candidate], items: Sequence[MarkedItem]) -> Numbering:
    """Items that stand in a known row get its number, others are put between the rows.

    The rows of an e-invoice are complete, so none is added to them.
    """
    rows = _rows(candidates)
    matches = [_match(item, rows) for item in items]
    is_complete = any(one.row is not None and one.source is Origin.E_INVOICE for one in candidates)
    order: list[tuple[Place, int, int]] = [
        (place, row.number, -1) for row, place in zip(rows, _places(rows), strict=True)
    ]
    if not is_complete:
        for at, (item, match) in enumerate(zip(items, matches, strict=True)):
            if match is None:
                order.append(((item.page, item.core.top), -1, at))
    ranked = [key[1:] for key in sorted(order, key=lambda key: key[0])]
    old = {row: place for place, (row, _) in enumerate(ranked) if row >= 0}
    added = {at: place for place, (_, at) in enumerate(ranked) if at >= 0}
    new = [added.get(at) if match is None else old[match] for at, match in enumerate(matches)]
    return Numbering(old, tuple(new))


def _rows(candidates: Sequence[Candidate]) -> list[_Row]:
    found: dict[int, list[Candidate]] = {}
    for one in candidates:
        if one.row is not None:
            found.setdefault(one.row, []).append(one)
    return [_row(row, found[row]) for row in sorted(found)]


def _row(row: int, cells: Sequence[Candidate]) -> _Row:
    page = next((cell.page for cell in cells if cell.page is not None), None)
    boxes = frozenset(box for cell in cells if cell.page == page for box in cell.boxes)
    return _Row(row, page if boxes else None, boxes)


def _places(rows: Sequence[_Row]) -> list[Place]:
    """Where each row stands; one without a place, or out of order, stands with the one before."""
    places: list[Place] = []
    last: Place = (0, 0.0)
    for row in rows:
        if row.page is not None:
            last = max(last, (row.page, min(box.top for box in row.boxes)))
        places.append(last)
    return places


def _match(item: MarkedItem, rows: Sequence[_Row]) -> int | None:
    """The row with which the item shares most words, else the one at its height."""
    on_page = [row for row in rows if row.page == item.page]
    shared = [(len(item.boxes & row.boxes), -row.number) for row in on_page]
    if shared and max(shared)[0]:
        return -max(shared)[1]
    core = item.core
    return next((row.number for row in on_page if _is_level(core, around(row.boxes))), None)


def _is_level(item: Box, row: Box) -> bool:
    shared = min(item.bottom, row.bottom) - max(item.top, row.top)
    return shared > _SHARED_HEIGHT * min(item.height, row.height)
