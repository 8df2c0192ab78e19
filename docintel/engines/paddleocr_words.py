"""Put the tokens of PaddleOCR together into words: it cuts a line at every punctuation mark."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from docintel.core.geometry import Box
from docintel.core.page import Word

Piece = tuple[str, float, float]

#: Its boxes end in the middle of the outer characters; the space between two words is shared out
#: so that a third of the gap goes to each.
_SHARE_OF_GAP = 1 / 3


def join_tokens(
    tokens: Sequence[str], boxes: Sequence[Box], line: Box, confidence: float
) -> list[Word]:
    """The words of one line; the first and last reach to the ends of its box."""
    pieces = _join(
        [
            piece
            for token, box in zip(tokens, boxes, strict=True)
            for piece in _characters(token, box)
        ]
    )
    lefts = [line.left, *(_between(one, two)[1] for one, two in pairwise(pieces))]
    rights = [*(_between(one, two)[0] for one, two in pairwise(pieces)), line.right]
    return [
        Word(text, Box(left, line.top, max(left, right), line.bottom), confidence)
        for (text, _, _), left, right in zip(pieces, lefts, rights, strict=False)
    ]


def _between(one: Piece, two: Piece) -> tuple[float, float]:
    """Where the first of two neighbours ends and the second begins."""
    reach = max(two[1] - one[2], 0.0) * _SHARE_OF_GAP
    return one[2] + reach, two[1] - reach


def _characters(token: str, box: Box) -> list[Piece]:
    """Each character with its part of the token's box."""
    step = box.width / max(len(token), 1)
    return [
        (character, box.left + index * step, box.left + (index + 1) * step)
        for index, character in enumerate(token)
    ]


def _join(characters: Sequence[Piece]) -> list[Piece]:
    """Runs of characters between blanks."""
    words: list[Piece] = []
    begins = True
    for character, left, right in characters:
        if character.isspace():
            begins = True
        elif begins:
            words.append((character, left, right))
            begins = False
        else:
            text, start, end = words[-1]
            words[-1] = text + character, start, max(end, right)
    return words
