"""Tell which way a text runs, and in which order its characters stand on the paper."""

from __future__ import annotations

import re
import unicodedata

#: What runs rightwards also within Hebrew and Arabic.
_RIGHTWARDS = re.compile(r"[0-9A-Za-z]+(?:[.,:/%-]+[0-9A-Za-z]+)*")


def runs_leftwards(text: str) -> bool:
    """Whether its first letter that runs either way runs to the left (Unicode UAX 9, P2)."""
    kinds = map(unicodedata.bidirectional, text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def as_printed(word: str) -> str:
    """The characters of a word from left to right, as PDFs have them."""
    if not runs_leftwards(word):
        return word
    return _RIGHTWARDS.sub(lambda run: run[0][::-1], word[::-1])
