"""The text of a document with a blank line wherever the page leaves a gap."""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from docintel.core.document import Document
from docintel.core.page import Line, Page

#: A gap this much wider than usual, in heights of the line, parts two paragraphs.
_EXTRA_GAP = 0.5
#: So does a change of size by this factor, as from a heading to the text.
_OTHER_SIZE = 1.3


def paragraph_text(document: Document) -> str:
    """The same lines as `document.text`, paragraphs parted by blank lines."""
    return "\n\n".join(_page_text(page) for page in document.pages)


def _page_text(page: Page) -> str:
    if not page.lines:
        return ""
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(page.lines)]
    usual = median([gap for gap in gaps if gap > -1] or [0.0])
    pieces = [page.lines[0].text]
    for (above, below), gap in zip(pairwise(page.lines), gaps, strict=True):
        pieces.append("\n\n" if _is_parted(above, below, gap - usual) else "\n")
        pieces.append(below.text)
    return "".join(pieces)


def _is_parted(above: Line, below: Line, extra: float) -> bool:
    """Whether a new paragraph or another column begins with the lower line."""
    smaller, larger = sorted((above.box.height, below.box.height))
    # Beside or above the line before: another column.
    is_elsewhere = below.box.top < above.box.bottom - 0.7 * smaller
    return is_elsewhere or extra > _EXTRA_GAP * smaller or larger > _OTHER_SIZE * smaller
