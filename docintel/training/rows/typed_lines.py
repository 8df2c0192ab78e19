"""Make a document of the lines that somebody typed off a page, as if OCR had read them."""

from __future__ import annotations

from docintel.core.document import UNKNOWN_TYPE, Document, TypeGuess
from docintel.core.geometry import Box, around
from docintel.core.joined_dates import parted
from docintel.core.page import Origin, Page
from docintel.evaluation.from_lines import split_line
from docintel.evaluation.labels import LabelledDocument
from docintel.training.synthesis.labelled import read_page

#: Labels do not say how large the paper is: a margin is put around the text.
_DPI, _MARGIN = 200, 20


def from_lines(row: LabelledDocument) -> Document:
    """One page with the labelled type; empty where the row has no lines."""
    words = parted(word for line in row.lines for word in split_line(line))
    extent = around(word.box for word in words) if words else Box(0, 0, 0, 0)
    width, height = int(extent.right) + _MARGIN, int(extent.bottom) + _MARGIN
    blank = Page(1, width, height, _DPI, source=Origin.OCR)
    page, _ = read_page(blank, words, [None] * len(words))
    return Document(row.id, (page,), type=TypeGuess(row.type or UNKNOWN_TYPE, 1.0))
