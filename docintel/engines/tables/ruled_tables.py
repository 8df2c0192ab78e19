"""Tell tables that are drawn out in full from frames, charts and half-ruled tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from docintel.core.geometry import Box, around
from docintel.engines.tables.found import Place
from docintel.engines.tables.ruled import RuledCell

#: Rules are seen well; what is wrong with such cells is a rule that was not seen.
_SURE = 0.95
#: Share of the cells that hold something.
_FILLED = 0.5
_FEWEST_CELLS = 4
#: Lines of text in a cell that are more than a long word broken.
_STACK = 3
#: Gap between two cells, in heights of their text.
_APART = 1.0
#: Lines of text that no cell has more of.
_MOST_PIECES = 100
#: Share of the cells that may have such gaps, as justified text has.
_HIDING = 0.1


@dataclass(frozen=True, slots=True)
class RuledTable:
    """Its cells, and whether some of them may be several for want of a rule."""

    box: Box
    places: tuple[Place, ...]
    is_doubtful: bool


def drawn_out(cells: Sequence[RuledCell], pieces: Sequence[Box]) -> RuledTable | None:
    """The table; None where most cells are empty, or many rows or columns have no rule between."""
    box = around(cell.box for cell in cells)
    inside = [piece for piece in pieces if box.holds_center_of(piece)]
    held = {cell: [p for p in inside if cell.box.holds_center_of(p)] for cell in cells}
    filled = [cell for cell, found in held.items() if found]
    if len(filled) < max(_FILLED * len(cells), _FEWEST_CELLS):
        return None
    if len({cell.row for cell in filled}) < 2 or len({cell.column for cell in filled}) < 2:
        return None
    hiding = sum(_hides_columns(found) for found in held.values())
    if _hides_rows(held) or hiding > _HIDING * len(filled):
        return None
    return RuledTable(box, tuple(_place(cell) for cell in cells), hiding > 0)


def _hides_rows(held: dict[RuledCell, list[Box]]) -> bool:
    """Whether several cells of a row have as many lines, or one has a line for each row beside."""
    stacks = Counter(
        cell.row for cell, pieces in held.items() if cell.row_span == 1 and len(pieces) >= _STACK
    )
    return max(stacks.values(), default=0) > 1 or any(
        cell.row_span >= _STACK and len(pieces) >= cell.row_span - 1
        for cell, pieces in held.items()
    )


def _hides_columns(pieces: Sequence[Box]) -> bool:
    """Whether a cell has two pieces of text that stand well apart on one line."""
    return len(pieces) > _MOST_PIECES or any(
        _stand_apart(one, other) for one, other in combinations(pieces, 2)
    )


def _stand_apart(one: Box, other: Box) -> bool:
    height = min(one.height, other.height)
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    gap = max(one.left, other.left) - min(one.right, other.right)
    return shared > height / 2 and gap > _APART * height


def _place(cell: RuledCell) -> Place:
    return Place(
        range(cell.row, cell.row + cell.row_span),
        range(cell.column, cell.column + cell.column_span),
        cell.box,
        _SURE,
    )
