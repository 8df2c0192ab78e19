"""Read a text as one line of a machine-readable zone, the way recognisers print such lines."""

from __future__ import annotations

import re

#: What lines of the three sizes of documents hold.
WIDTHS = (30, 36, 44)

_LINE = re.compile(r"[A-Z0-9<]+")
_FILLERS = str.maketrans({"\u00ab": "<<", "\u2039": "<", "\u27e8": "<", "(": "<", "{": "<"})
#: A filler read as K, as no name begins and ends with it between fillers.
_FILLER_AS_K = re.compile(r"(?<=<)K+(?=<|$)")
#: Recognisers lose or add a few of many like signs.
_MOST_LOST = 2
_RUN = re.compile(r"<{3,}")


def mrz_line(text: str) -> str | None:
    """The line, as wide as such lines are; None where it is too short or long, or no such line.

    A line that is a little off in its width gets fillers, or loses some, where it has most.
    """
    line = "".join(text.split()).translate(_FILLERS).upper()
    if not _LINE.fullmatch(line) or "<" not in line:
        return None
    line = _FILLER_AS_K.sub(lambda found: "<" * len(found.group()), line)
    return line if len(line) in WIDTHS else _fitted(line)


def _fitted(line: str) -> str | None:
    width = min(WIDTHS, key=lambda width: abs(width - len(line)))
    missing = width - len(line)
    runs = [found.span() for found in _RUN.finditer(line)]
    if abs(missing) > _MOST_LOST or not runs:
        return None
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return line[:start] + "<" * (end - start + missing) + line[end:]
