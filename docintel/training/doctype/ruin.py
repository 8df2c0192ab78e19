"""Spoil the text of a document so that little of it can be read, as on a bad photograph.

What is learned from such documents is how far each expert is to be believed alone.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from docintel.core.document import Document
from docintel.core.page import Page
from docintel.training.synthesis.labelled import read_page
from docintel.training.synthesis.noise.misreading import Misreading

#: How often nothing at all is read.
_NOTHING = 0.2


def ruined(document: Document, random: Random) -> Document:
    """Most letters misread or most lines not seen; its pictures stay as they are."""
    if random.random() < _NOTHING:
        return replace(document, pages=tuple(map(_emptied, document.pages)))
    reader = draw_bad_reader(random)
    return replace(document, pages=tuple(_read_badly(page, reader) for page in document.pages))


def draw_bad_reader(random: Random) -> Misreading:
    """A reader that misreads up to half of the letters and may see only a tenth of the lines."""
    return Misreading(
        random=random,
        letters=random.uniform(0.08, 0.7),
        glued=random.uniform(0.0, 0.4),
        parted=random.uniform(0.0, 0.4),
        lost=1 - random.uniform(0.3, 1.0),
        upper=random.random() < 0.1,
    )


def _read_badly(page: Page, reader: Misreading) -> Page:
    words, _ = reader.read(page.lines, [None] * sum(len(line.words) for line in page.lines))
    found, _ = read_page(page, words, [None] * len(words))
    return replace(found, look=page.look)


def _emptied(page: Page) -> Page:
    return replace(page, words=(), lines=())
