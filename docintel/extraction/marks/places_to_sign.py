"""Find the words that say where someone is to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docintel.core.geometry import Box, around
from docintel.core.page import Word
from docintel.core.squash import squash
from docintel.extraction.phrases import is_closing

_BEGINNINGS = tuple(
    squash(word)
    for word in (
        "signature", "signatures", "signatur", "signed", "unterschrift", "unterschriften",
        "handtekening", "ondertekening", "firma", "firmado", "firmato", "assinatura",
    )
)  # fmt: skip
#: A company in German and Dutch.
_DOUBTFUL = "firma"
#: How many words a label has at the most, and how far apart they are, in heights.
_MOST_WORDS, _GAP = 7, 1.2


@dataclass(frozen=True, slots=True)
class PlaceToSign:
    """`text` is the label. Only a label that `asks` for a signature says that one is missing."""

    box: Box
    text: str
    asks: bool
    is_closing: bool


def places_to_sign(words: Sequence[Word]) -> Iterator[PlaceToSign]:
    """Short lines with a word for signature, and lines that end a letter."""
    seen: list[Box] = []
    for word in words:
        said = squash(word.text)
        if not (said.startswith(_BEGINNINGS) or is_closing(word.text) or said in _OPENINGS):
            continue
        line = _line_of(word, words)
        box, text = around(one.box for one in line), " ".join(one.text for one in line)
        ends = is_closing(text)
        if len(line) > _MOST_WORDS or any(box.overlap(other) > 0 for other in seen):
            continue
        if ends or said.startswith(_BEGINNINGS):
            seen.append(box)
            asks = not ends and not said.startswith(_DOUBTFUL)
            yield PlaceToSign(box, text, asks, ends)


#: First words of the lines that end letters.
_OPENINGS = frozenset(
    {"yours", "kind", "best", "with", "mit", "freundliche", "viele", "beste", "met", "vriendelijke",
     "bien", "veuillez", "je", "nous", "un", "reciba", "distinti", "cordiali", "in", "con",
     "sinceres"}
)  # fmt: skip


def _line_of(word: Word, words: Sequence[Word]) -> list[Word]:
    """The word and those that go on to its left and right."""
    middle = word.box.center[1]
    row = sorted(
        (one for one in words if one.box.top <= middle < one.box.bottom),
        key=lambda one: one.box.left,
    )
    at = next(index for index, one in enumerate(row) if one is word)
    first = last = at
    while first and _near(row[first - 1], row[first]):
        first -= 1
    while last + 1 < len(row) and _near(row[last], row[last + 1]):
        last += 1
    return row[first : last + 1]


def _near(one: Word, following: Word) -> bool:
    return following.box.left - one.box.right <= _GAP * max(one.box.height, following.box.height)
