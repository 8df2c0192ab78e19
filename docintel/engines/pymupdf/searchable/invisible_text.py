"""Words as PDF operators of invisible text, each filling its box."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Line, Page
from docintel.core.text_direction import as_printed
from docintel.engines.pymupdf.searchable.affine import Affine
from docintel.engines.pymupdf.searchable.glyphless_font import ADVANCE, DESCENT, Codes

#: The font's name in the resources of every page.
FONT = "DocintelText"
#: Text render mode 3: neither filled nor stroked.
_INVISIBLE = 3
#: Pixels; what is flatter cannot be selected.
_THINNEST = 1.0
#: Of the height of a word: poppler takes for one word what is nearer to each other.
_LEAST_GAP = 0.12


def text_operators(page: Page, to_pdf: Affine, codes: Codes) -> bytes:
    """The words of the page in reading order; `to_pdf` maps its pixels to points of the PDF."""
    lines = page.lines or group_lines(page.words)
    pieces = [piece for line in lines for piece in _line(line, to_pdf, codes)]
    return "\n".join(["q", "BT", f"{_INVISIBLE} Tr", *pieces, "ET", "Q", ""]).encode()


def _line(line: Line, to_pdf: Affine, codes: Codes) -> Iterator[str]:
    """The words, each with a blank as wide as the gap behind it: some readers see blanks only."""
    boxes = _parted([word.box for word in line.words])
    for word, box, after in zip_longest(line.words, boxes, boxes[1:]):
        yield _word(word.text, box, to_pdf, codes)
        gap = max(after.left - box.right if after else 0.0, _THINNEST)
        yield f"{_stretch(gap, box, 1):.3f} Tz <{codes.encode(' ')}> Tj"


def _parted(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with room between them, taken from both sides, where readers would see none."""
    parted = list(boxes)
    for place, (box, after) in enumerate(pairwise(boxes)):
        missing = _LEAST_GAP * box.height - (after.left - box.right)
        cut = min(missing, box.width / 2, after.width / 2) / 2
        if cut > 0:
            left, right = parted[place], parted[place + 1]
            parted[place] = replace(left, right=max(left.right - cut, left.left))
            parted[place + 1] = replace(right, left=right.left + cut)
    return parted


def _word(text: str, box: Box, to_pdf: Affine, codes: Codes) -> str:
    height = max(box.height, _THINNEST)
    size = height * to_pdf.scale
    angle = math.atan2(to_pdf.b, to_pdf.a)
    cosine, sine = math.cos(angle), math.sin(angle)
    left, baseline = to_pdf(box.left, box.bottom - DESCENT * height)
    width = max(box.width, _THINNEST)
    return (
        f"/{FONT} {size:.3f} Tf {_stretch(width, box, len(text)):.3f} Tz"
        f" {cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f} {left:.3f} {baseline:.3f} Tm"
        f" <{codes.encode(as_printed(text))}> Tj"
    )


def _stretch(width: float, box: Box, count: int) -> float:
    """Per cent by which so many characters are widened, in the size of what fills the box."""
    return 100 * width / (max(count, 1) * ADVANCE * max(box.height, _THINNEST))
