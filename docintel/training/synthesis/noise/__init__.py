"""Spoil examples as scanning and recognising do: places, sizes, letters, blanks, lost words."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from docintel.training.example import Example
from docintel.training.synthesis.labelled import read_page
from docintel.training.synthesis.noise.misreading import draw_misreading
from docintel.training.synthesis.noise.scanning import draw_scanning

#: How heavy the noise is, 0 for none, and how often it is so.
_LEVELS = {0.0: 22, 0.3: 35, 1.0: 30, 2.5: 13}


def degraded(example: Example, random: Random) -> Example:
    """The example as a scan of it would be read; its fields keep the values that it should have."""
    level = random.choices(list(_LEVELS), list(_LEVELS.values()))[0]
    scanning, misreading = draw_scanning(level, random), draw_misreading(level, random)
    read = []
    for page, tags in zip(example.document.pages, example.tags, strict=True):
        words, kept = misreading.read(page.lines, tags)
        placed = scanning.placed(words, page)
        read.append(read_page(scanning.resized(page), placed, kept))
    document = replace(example.document, pages=tuple(page for page, _ in read))
    return replace(example, document=document, tags=tuple(tags for _, tags in read))
