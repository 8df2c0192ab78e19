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
    used = 0.0
    for chunk in _unbreakable(text):
        said = "".join(piece.text for piece in chunk)
        if lines[-1] and used + measure(said.rstrip()) > width:
            lines.append([])
            used = 0.0
        for piece in chunk:
            _append(lines[-1], piece)
        used += measure(said)
    return lines


def _unbreakable(text: Text) -> list[list[Piece]]:
    """The pieces cut after each blank; what has no blank between stays together."""
    chunks: list[list[Piece]] = [[]]
    for piece in pieces_of(text):
        goes_on = piece.goes_on
        for token in _TOKEN.findall(piece.text):
            if chunks[-1] and chunks[-1][-1].text[-1].isspace():
                chunks.append([])
            chunks[-1].append(Piece(token, piece.label, goes_on))
            goes_on = bool(piece.label)
    return chunks


def trimmed(line: list[Piece]) -> list[Piece]:
    """Without the blank at the end that would push right-aligned text away from its edge."""
    last = line[-1] if line else Piece("")
    return [*line[:-1], Piece(last.text.rstrip(), last.label, last.goes_on)]


def _append(line: list[Piece], piece: Piece) -> None:
    if line and line[-1].label == piece.label and (piece.goes_on or not piece.label):
        line[-1] = Piece(line[-1].text + piece.text, piece.label, line[-1].goes_on)
    else:
        line.append(piece)
