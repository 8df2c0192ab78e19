"""Part a word that joins two dates, as 02/26/20-03/03/20 does, so that each is a word by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from docintel.core.geometry import Box
from docintel.core.page import OtherReading, Word

_DATE = r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})"
_JOINT = re.compile(rf"(?<!\d){_DATE}(?P<joint>[-\u2013\u2014~]){_DATE}(?!\d)")
#: The shortest such word: 1.1.20-2.1.20.
_SHORTEST = 13


def parted(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words, with each that joins two dates as three: the first, the dash, the second."""
    return tuple(piece for word in words for piece in _pieces(word))


def _pieces(word: Word) -> Iterator[Word]:
    match = _JOINT.search(word.text) if len(word.text) >= _SHORTEST else None
    if match is None:
        yield word
        return
    joint = match.start("joint")
    for start, end in ((0, joint), (joint, joint + 1), (joint + 1, len(word.text))):
        yield _piece(word, start, end)


def _piece(word: Word, start: int, end: int) -> Word:
    """Each piece gets the part of the box that its letters take of the text."""
    width = word.box.width / len(word.text)
    left = word.box.left
    box = Box(left + start * width, word.box.top, left + end * width, word.box.bottom)
    return replace(word, text=word.text[start:end], box=box, others=_others(word, start, end))


def _others(word: Word, start: int, end: int) -> tuple[OtherReading, ...]:
    """What else may be read within the piece."""
    return tuple(
        one._replace(start=one.start - start, end=one.end - start)
        for one in word.others
        if start <= one.start and one.end <= end
    )
