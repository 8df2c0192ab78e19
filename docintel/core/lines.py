"""Join words into lines, and lines into rows, by where they stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean

from docintel.core.geometry import Box
from docintel.core.page import Line, Word

#: A gap wider than this many characters parts two lines. A blank is 0.5 characters wide in
#: proportional print, up to 1.3 in justified text, 1.0 in typewriting.
_MAX_GAP = 1.6
#: The gap that never parts and the gap that always does, in heights: the words at hand may be
#: of few and narrow characters, such as `1.`, or of wide ones.
_NEVER_PARTS, _ALWAYS_PARTS = 0.5, 1.5
#: Share of the lower one's height that two neighbours on one baseline have in common.
_MIN_SHARED_HEIGHT = 0.5
#: Boxes of neighbours may cross by this share of the narrower one before they count as stacked.
_MAX_CROSSING = 0.5


@dataclass
class _Chain:
    """A line while it grows to the right."""

    words: list[Word] = field(default_factory=list)
    height: float = 0.0

    def add(self, word: Word) -> None:
        self.words.append(word)
        self.height = max(self.height, word.box.height)

    def reach(self) -> float:
        """Where the next word must begin at the latest."""
        return self.words[-1].box.right + _ALWAYS_PARTS * self.height

    def continues_with(self, word: Word) -> bool:
        last = self.words[-1]
        if not _beside(last.box, word.box) or _stands_upright(word) or _stands_upright(last):
            return False
        width = (last.box.width + word.box.width) / max(len(last.text) + len(word.text), 1)
        limit = max(_MAX_GAP * width, _NEVER_PARTS * self.height)
        return word.box.left - last.box.right <= limit


def group_lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """Lines from top to bottom, those of one row from left to right; every word once.

    A line ends where the gap is clearly wider than a blank, so that the cells of a table row, or
    a label and its value, are lines of their own. Only neighbours are compared, hence a page may
    hang by a degree or two.
    """
    chains: list[_Chain] = []
    growing: list[_Chain] = []
    for word in sorted(words, key=lambda word: word.box):
        growing = [chain for chain in growing if word.box.left <= chain.reach()]
        fitting = [chain for chain in growing if chain.continues_with(word)]
        if fitting:
            chain = max(fitting, key=lambda chain: _closeness(chain.words[-1].box, word.box))
        else:
            chain = _Chain()
            chains.append(chain)
            growing.append(chain)
        chain.add(word)
    return tuple(line for row in rows([Line(tuple(c.words)) for c in chains]) for line in row)


def rows(lines: Sequence[Line]) -> tuple[tuple[Line, ...], ...]:
    """Lines that stand beside each other, left to right; the rows from top to bottom."""
    found: list[list[Line]] = []
    # A line works out its box whenever it is asked.
    boxes = {id(line): line.box for line in lines}
    for line in sorted(lines, key=lambda line: boxes[id(line)]):
        start = line.words[0].box
        fitting = [row for row in found if _beside(row[-1].words[-1].box, start)]
        if fitting:
            row = max(fitting, key=lambda row: _closeness(row[-1].words[-1].box, start))
            row.append(line)
        else:
            found.append([line])
    ordered = sorted(found, key=lambda row: _middle([boxes[id(line)] for line in row]))
    return tuple(map(tuple, ordered))


def _middle(boxes: Sequence[Box]) -> tuple[float, float]:
    return fmean((box.top + box.bottom) / 2 for box in boxes), boxes[0].left


def _beside(left: Box, right: Box) -> bool:
    """Whether the second box stands to the right of the first, on the same baseline."""
    # First what most pairs fail at, at the least cost: this runs for every pair that is near.
    if left.bottom <= right.top or right.bottom <= left.top:
        return False
    if _shared_height(left, right) < _MIN_SHARED_HEIGHT * min(left.height, right.height):
        return False
    return left.right - right.left <= _MAX_CROSSING * min(left.width, right.width)


def _closeness(left: Box, right: Box) -> tuple[float, float]:
    """Order of preference among lines that a word or another line may continue."""
    return _shared_height(left, right) / max(left.height, right.height), left.right


def _shared_height(one: Box, other: Box) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _stands_upright(word: Word) -> bool:
    """Whether the word is printed from bottom to top or from top to bottom."""
    return len(word.text) >= 3 and word.box.height > 2.5 * word.box.width
