"""Put parts of one line of print behind one another."""

from __future__ import annotations

from collections.abc import Iterable

from docintel.training.synthesis.blocks.wrap import Text, pieces_of
from docintel.training.synthesis.sheet import Piece


def joined(parts: Iterable[Text], mark: str) -> list[Piece]:
    """The parts with a mark between them."""
    line: list[Piece] = []
    for part in parts:
        if line:
            line.append(Piece(mark))
        line += pieces_of(part)
    return line


def printed(text: Text) -> str:
    """What the text looks like on paper."""
    return "".join(piece.text for piece in pieces_of(text))
