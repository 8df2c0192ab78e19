"""Put boxes to tick among the words of their lines, as signs that say whether they are ticked."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Line, Mark, MarkKind, Page, Word

_SIGNS: dict[tuple[MarkKind, bool | None], str] = {
    (MarkKind.CHECK_BOX, True): "☑",
    (MarkKind.CHECK_BOX, False): "☐",
    (MarkKind.RADIO_BUTTON, True): "◉",
    (MarkKind.RADIO_BUTTON, False): "○",
}
#: How much of its height a box shares with the line that it belongs to, and how far from it
#: it may stand, in heights of the line.
_ON_LINE, _FARTHEST = 0.5, 2.0


def lines_with_signs(page: Page) -> tuple[Line, ...]:
    """The lines of the page; a box with nothing beside it is a line of its own."""
    lines = list(page.lines or group_lines(page.words))
    for mark in page.marks:
        text = _SIGNS.get((mark.kind, mark.checked))
        if text is None:
            continue
        sign = Word(text, mark.box, mark.confidence)
        at = _line_of(mark, lines)
        if at is None:
            lines.append(Line((sign,)))
        else:
            lines[at] = _with(lines[at], sign)
    return tuple(lines)


def _line_of(mark: Mark, lines: Sequence[Line]) -> int | None:
    """The nearest on its row, before one to the left of it."""
    boxes = [line.box for line in lines]
    near = [
        (_distance(mark.box, box), at)
        for at, box in enumerate(boxes)
        if _shared(mark.box, box) >= _ON_LINE and _distance(mark.box, box) <= _FARTHEST * box.height
    ]
    return min(near)[1] if near else None


def _shared(box: Box, line: Box) -> float:
    height = min(box.bottom, line.bottom) - max(box.top, line.top)
    return height / max(min(box.height, line.height), 1.0)


def _distance(box: Box, line: Box) -> float:
    return max(line.left - box.right, box.left - line.right, 0.0)


def _with(line: Line, sign: Word) -> Line:
    """The line with the sign where it stands, in place of what a reader took it for."""
    words = [word for word in line.words if not sign.box.holds_center_of(word.box)]
    return Line(tuple(sorted([*words, sign], key=lambda word: word.box.center[0])))
