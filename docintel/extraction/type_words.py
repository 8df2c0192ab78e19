"""Say in which words a document is written, so that a model can tell its type.

What is counted are words, pairs of neighbours, parts of long words, and what begins a line near
the top. Digits are masked: a number says that one stands there, not which.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import log

from docintel.core.squash import squash
from docintel.extraction.reading import Reading, Segment

#: What a document is stands on its first pages; the rest only takes time.
_PAGES = 3
#: How much a word counts that stands on a later page.
_LATER = 0.5
#: Where titles and letterheads stand, as a share of the text's height.
_HEAD = 0.3
_DIGITS = re.compile(r"[0-9]+(?:[.,:/\-'][0-9]+)*")
_SIGNS = frozenset("#%€$£")
_PIECE = re.compile(r"[^\W\d_]+|[#%€$£]")
#: Words of at least so many letters are also known by their parts, of so many letters.
_LONG, _PART = 7, 5


def words_of(reading: Reading) -> Mapping[str, float]:
    """Each word, pair and part by its name, weighted by how often it occurs."""
    counts: defaultdict[str, float] = defaultdict(float)
    first = reading.pages[0].number if reading.pages else 1
    for segment in reading.segments:
        if segment.page >= first + _PAGES:
            break
        weight = 1.0 if segment.page == first else _LATER
        in_head = segment.page == first and reading.height(segment) < _HEAD
        for name in _names(segment, in_head):
            counts[name] += weight
    return {name: 1 + log(count) if count > 1 else count for name, count in counts.items()}


def _names(segment: Segment, in_head: bool) -> Iterator[str]:
    pieces = pieces_of(segment.text)
    for piece in pieces:
        yield f"w {piece}"
        if len(piece) >= _LONG:
            yield from (f"p {piece[at : at + _PART]}" for at in range(len(piece) - _PART + 1))
    for one, other in pairwise(pieces):
        yield f"b {one} {other}"
    if in_head:
        yield from (f"h {piece}" for piece in pieces)
    if pieces and len(pieces) <= 4:
        yield f"l {' '.join(pieces)}"


def pieces_of(text: str) -> list[str]:
    """Letters folded, numbers as `#`, signs of money and per cent kept."""
    pieces = _PIECE.findall(_DIGITS.sub(" # ", text))
    return [folded for piece in pieces if (folded := _folded(piece))]


def _folded(piece: str) -> str:
    """Folding makes digits of signs such as a raised 2."""
    return piece if piece in _SIGNS else "".join(filter(str.isalpha, squash(piece)))
