"""Part a line where a sign stands between what it holds: `Muster GmbH · Kirchweg 3 · 10115 Berlin`.

Letterheads and the small line above the window of an envelope put a name and an address in one
line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

#: Dots and bars part wherever they stand, dashes only between blanks: `08489 - Burgos`.
_SIGN = re.compile(r"\s*[·•∙●|]\s*|\s+[-\u2013\u2014]+\s+")
#: Signs that are written as a comma where a value goes on behind them.
_COMMA = re.compile(r"\s*(?:[·•∙●|]|,)\s*")

Span = tuple[int, int]


def parts(text: str) -> Iterator[Span]:
    """Starts and ends of what stands between the signs."""
    start = 0
    for sign in _SIGN.finditer(text):
        if sign.start() > start:
            yield start, sign.start()
        start = sign.end()
    if start < len(text):
        yield start, len(text)


def within(spans: Sequence[Span], part: Span) -> list[Span]:
    """What of the spans lies in the part."""
    cut = [(max(start, part[0]), min(end, part[1])) for start, end in spans]
    return [(start, end) for start, end in cut if start < end]


def is_sign(between: str) -> bool:
    """Whether nothing but a sign stands there."""
    return not between.strip() or _SIGN.fullmatch(between) is not None


def with_commas(text: str) -> str:
    return _COMMA.sub(", ", text)
