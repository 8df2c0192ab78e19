"""Take a doubtful accent for a speck of dirt on a page whose language has none.

A page in French or German is full of accents; elsewhere a lone one over a letter is noise.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from docintel.core.page import OtherReading
from docintel.engines.ctc import ReadLine
from docintel.engines.lookalikes import exchange

#: Languages that use accents have them in two to ten letters of a hundred.
_FEW = 0.01
#: How nearly the plain letter must have been read. Where an accent was meant it hardly ever was.
_LEAST = 0.02


def without_stray_accents(lines: Sequence[ReadLine]) -> list[ReadLine]:
    """The lines of one page."""
    letters = [letter for line in lines for letter in line.text if letter.isalpha()]
    accented = sum(_plain(letter) != letter for letter in letters)
    if not 0 < accented < _FEW * len(letters):
        return list(lines)
    return [exchange(line, _plain_letters(line)) for line in lines]


def _plain_letters(line: ReadLine) -> list[OtherReading]:
    return [
        other
        for other in line.others
        if other.end - other.start == 1
        and other.probability >= _LEAST
        and other.text != line.text[other.start]
        and other.text == _plain(line.text[other.start])
    ]


def _plain(letter: str) -> str:
    """The letter under the accent."""
    return unicodedata.normalize("NFD", letter)[0]
