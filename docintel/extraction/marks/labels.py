"""Find the words that say what a box to tick stands for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from docintel.core.geometry import Box
from docintel.core.page import Mark, Word

#: How far a label begins from its box, and how far its words are apart, in heights of a word.
_FIRST_GAP, _NEXT_GAP = 1.6, 0.9
#: What hardly anybody prints as a label: the tick itself, as readers read it.
_READ_TICKS = frozenset("xXvV✓✔✗✘☐☑☒□■○●")


def with_labels(boxes: Sequence[Mark], words: Sequence[Word]) -> list[Mark]:
    """The boxes with the words to their right; to their left where a row ends with a box."""
    outside = [word for word in words if not _is_tick(word, boxes)]
    found: list[Mark] = []
    for row in _rows(boxes):
        beside = [word for word in outside if _on_row(word.box, row[0].box)]
        right = [_to_the_right(mark.box, beside, row) for mark in row]
        left = [_to_the_left(mark.box, beside, row) for mark in row]
        labels = left if not right[-1] and all(left) else right
        found += [
            replace(mark, label=" ".join(label) or " ".join(other))
            for mark, label, other in zip(
                row, labels, left if len(row) == 1 else right, strict=True
            )
        ]
    return found


def _is_tick(word: Word, boxes: Iterable[Mark]) -> bool:
    """Whether what was read is the box or what is in it."""
    return any(
        word.text in _READ_TICKS and mark.box.overlap(word.box) > 0 for mark in boxes
    ) or any(mark.box.holds_center_of(word.box) for mark in boxes)


def _rows(boxes: Sequence[Mark]) -> list[list[Mark]]:
    """Those that stand beside each other, from left to right."""
    rows: list[list[Mark]] = []
    for mark in sorted(boxes, key=lambda mark: mark.box.top):
        if rows and _on_row(mark.box, rows[-1][0].box):
            rows[-1].append(mark)
        else:
            rows.append([mark])
    return [sorted(row, key=lambda mark: mark.box.left) for row in rows]


def _on_row(box: Box, other: Box) -> bool:
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    return shared >= 0.5 * min(box.height, other.height)


def _to_the_right(box: Box, words: Sequence[Word], row: Sequence[Mark]) -> list[str]:
    ends = min((mark.box.left for mark in row if mark.box.left > box.right), default=float("inf"))
    at, gap, found = box.right, _FIRST_GAP, list[str]()
    for word in sorted(words, key=lambda word: word.box.left):
        if word.box.left < box.center[0]:
            continue
        if word.box.left - at > gap * word.box.height or word.box.center[0] > ends:
            break
        found.append(word.text)
        at, gap = word.box.right, _NEXT_GAP
    return found


def _to_the_left(box: Box, words: Sequence[Word], row: Sequence[Mark]) -> list[str]:
    ends = max((mark.box.right for mark in row if mark.box.right < box.left), default=float("-inf"))
    at, gap, found = box.left, _FIRST_GAP, list[str]()
    for word in sorted(words, key=lambda word: -word.box.right):
        if word.box.right > box.center[0]:
            continue
        if at - word.box.right > gap * word.box.height or word.box.center[0] < ends:
            break
        found.insert(0, word.text)
        at, gap = word.box.left, _NEXT_GAP
    return found
