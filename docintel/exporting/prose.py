"""Tell running text, whose lines end where the column ends, from lines that mean something."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import fmean

from docintel.core.geometry import around
from docintel.core.lines import rows
from docintel.core.page import Line
from docintel.exporting.blocks import NO_LAYOUT, Block

#: Of the width of the block: how near to its right edge a full line ends.
_NEAR = 0.15
#: Share of the lines before the last that are full in running text; and words in a line of it.
_MOSTLY, _WORDS = 0.6, 5
#: A word that was parted at the end of a line, and goes on in small letters.
_PARTED = re.compile(r"(?<=[^\W\d_])-\n(?=[^\W\d_A-Z])")


def lines_to_show(block: Block) -> list[str]:
    """Its text on as many lines as it needs: running text on one, an address on its own."""
    texts = [" ".join(line.text for line in row) for row in rows(block.lines)]
    texts = [text for text in texts if text.strip()]
    if block.label == NO_LAYOUT or not _is_running(block.lines, len(texts)):
        return texts
    return [_PARTED.sub("", "\n".join(texts)).replace("\n", " ")]


def _is_running(lines: Sequence[Line], count: int) -> bool:
    """Whether most lines but the last are full, and hold more than a few words."""
    # Lines beside each other are the cells of something.
    if count < 2 or count != len(lines) or fmean(len(line.words) for line in lines) < _WORDS:
        return False
    box = around(line.box for line in lines)
    full = [line.box.right > box.right - _NEAR * box.width for line in lines[:-1]]
    return fmean(full) >= _MOSTLY
