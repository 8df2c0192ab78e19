"""Break text into lines without losing which field each word belongs to."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from docintel.training.synthesis.sheet import Piece

Text = str | Piece | Sequence[Piece]
_TOKEN = re.compile(r"\S+\s*|\s+")


def pieces_of(text: Text) -> list[Piece]:
    if isinstance(text, str):
        return [Piece(text)]
    return [text] if isinstance(text, Piece) else list(text)


def wrap(text: Text, width: float, measure: Callable[[str], float]) -> list[list[Piece]]:
    """Lines of at most `width`. What belongs to a value goes on with it in the next line.

    A line is broken at blanks only; a word that is too long has a line to itself.
    """
    lines: list[list[Piece]] = [[]]
    used, can_break = 0.0, False
    for piece in pieces_of(text):
        goes_on = piece.goes_on
        for token in _TOKEN.findall(piece.text):
            advance = measure(token)
            if can_break and used + measure(token.rstrip()) > width:
                lines.append([])
                used = 0.0
            _append(lines[-1], Piece(token, piece.label, goes_on))
            used += advance
            can_break, goes_on = token[-1].isspace(), bool(piece.label)
    return lines


def trimmed(line: list[Piece]) -> list[Piece]:
    """Without the blank at the end that would push right-aligned text away from its edge."""
    last = line[-1] if line else Piece("")
    return [*line[:-1], Piece(last.text.rstrip(), last.label, last.goes_on)]


def _append(line: list[Piece], piece: Piece) -> None:
    if line and line[-1].label == piece.label and (piece.goes_on or not piece.label):
        line[-1] = Piece(line[-1].text + piece.text, piece.label, line[-1].goes_on)
    else:
        line.append(piece)
