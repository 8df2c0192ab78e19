"""Compare the cells that were found on a page with those that a person marked there.

Both are drawn around the words in them first, since truth may be drawn tight or out to the rules.
A cell is right where both boxes are nearly the same and, where the truth has a text, both texts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from docintel.core.geometry import Box, around
from docintel.core.page import Cell, Page, Table, Word
from docintel.evaluation.tables.truth import TrueCell, TrueTable

#: Share of what both boxes cover that they have in common (ICDAR 2019 cTDaR begins at 0.6 too).
ENOUGH_IN_COMMON = 0.6
#: Of two texts without blanks: 1 is the same.
_ALIKE = 0.8


@dataclass(frozen=True, slots=True)
class Matched:
    """What became of the cells of one page: pairs of true and found, and what has no partner."""

    pairs: tuple[tuple[TrueCell, Cell], ...]
    missed: tuple[TrueCell, ...]
    wrong: tuple[Cell, ...]


def matched_cells(page: Page, truth: Sequence[TrueTable], found: Sequence[Table]) -> Matched:
    """Boxes of the truth are in pixels of the page.

    Cells without a letter or digit count on neither side: some truths mark dashes, others do not.
    """
    told = [word for word in page.words if _says_something(word.text)]
    true = [
        (cell, _content(cell.box, page.words) or cell.box)
        for table in truth
        for cell in table.cells
    ]
    true = [(cell, box) for cell, box in true if _is_told(cell, page.words, told)]
    cells = [
        (cell, box)
        for table in found
        for cell in table.cells
        if _content(cell.box, told) and (box := _content(cell.box, page.words))
    ]
    pairs = dict(_pairs(true, cells))
    taken = set(pairs.values())
    return Matched(
        tuple((true[one][0], cells[other][0]) for one, other in pairs.items()),
        tuple(cell for place, (cell, _) in enumerate(true) if place not in pairs),
        tuple(cell for place, (cell, _) in enumerate(cells) if place not in taken),
    )


def in_common(one: Box, other: Box) -> float:
    """The share of what both cover that both cover together, 0 to 1."""
    shared = one.overlap(other)
    covered = one.area + other.area - shared
    return shared / covered if covered else 0.0


def same_text(one: str, other: str) -> bool:
    """Whether two texts are alike but for blanks, case and a misread letter in five."""
    first, second = squeezed(one), squeezed(other)
    if first == second:
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _says_something(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _is_told(cell: TrueCell, words: Sequence[Word], told: Sequence[Word]) -> bool:
    """Whether the cell says something, as far as its text or what was read of it tells."""
    if cell.text is not None:
        return _says_something(cell.text)
    return _content(cell.box, words) is None or _content(cell.box, told) is not None


def _true_cells(tables: Iterable[TrueTable]) -> list[TrueCell]:
    return [
        cell for table in tables for cell in table.cells if cell.text is None or squeezed(cell.text)
    ]


def _content(box: Box, words: Sequence[Word]) -> Box | None:
    inside = [word.box for word in words if box.holds_center_of(word.box)]
    return around(inside) if inside else None


def _pairs(
    true: Sequence[tuple[TrueCell, Box]], found: Sequence[tuple[Cell, Box]]
) -> Iterable[tuple[int, int]]:
    """Places of partners, those with the most in common first; each at most once."""
    likely = sorted(
        (-share, one, other)
        for one, (true_cell, true_box) in enumerate(true)
        for other, (cell, box) in enumerate(found)
        if (share := in_common(true_box, box)) >= ENOUGH_IN_COMMON
        and (true_cell.text is None or same_text(true_cell.text, cell.text))
    )
    ones: set[int] = set()
    others: set[int] = set()
    for _, one, other in likely:
        if one not in ones and other not in others:
            ones.add(one)
            others.add(other)
            yield one, other
