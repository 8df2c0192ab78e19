"""Words as PDF operators of invisible text, each filling its box."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from docintel.core.lines import group_lines
from docintel.core.page import Line, Page, Word
from docintel.core.text_direction import as_printed
from docintel.engines.pymupdf.searchable.affine import Affine
from docintel.engines.pymupdf.searchable.glyphless_font import ADVANCE, DESCENT, Codes

#: The font's name in the resources of every page.
FONT = "DocintelText"
#: Text render mode 3: neither filled nor stroked.
_INVISIBLE = 3
#: Pixels; what is flatter cannot be selected.
_THINNEST = 1.0


def text_operators(page: Page, to_pdf: Affine, codes: Codes) -> bytes:
    """The words of the page in reading order; `to_pdf` maps its pixels to points of the PDF."""
    lines = page.lines or group_lines(page.words)
    pieces = [piece for line in lines for piece in _line(line, to_pdf, codes)]
    return "\n".join(["q", "BT", f"{_INVISIBLE} Tr", *pieces, "ET", "Q", ""]).encode()


def _line(line: Line, to_pdf: Affine, codes: Codes) -> Iterator[str]:
    """The words with blanks as wide as the gaps between: some readers see blanks only."""
    for word, after in pairwise(line.words):
        yield _word(word, to_pdf, codes)
        gap = max(after.box.left - word.box.right, _THINNEST)
        yield f"{_stretch(gap, word, 1):.3f} Tz <{codes.encode(' ')}> Tj"
    yield _word(line.words[-1], to_pdf, codes)


def _word(word: Word, to_pdf: Affine, codes: Codes) -> str:
    height = max(word.box.height, _THINNEST)
    size = height * to_pdf.scale
    angle = math.atan2(to_pdf.b, to_pdf.a)
    cosine, sine = math.cos(angle), math.sin(angle)
    left, baseline = to_pdf(word.box.left, word.box.bottom - DESCENT * height)
    width = max(word.box.width, _THINNEST)
    return (
        f"/{FONT} {size:.3f} Tf {_stretch(width, word, len(word.text)):.3f} Tz"
        f" {cosine:.6f} {sine:.6f} {-sine:.6f} {cosine:.6f} {left:.3f} {baseline:.3f} Tm"
        f" <{codes.encode(as_printed(word.text))}> Tj"
    )


def _stretch(width: float, word: Word, count: int) -> float:
    """Per cent by which so many characters are widened, in the size of the word."""
    return 100 * width / (max(count, 1) * ADVANCE * max(word.box.height, _THINNEST))
