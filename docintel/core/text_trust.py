"""Judge whether the text that a PDF page carries can be used instead of reading its image."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docintel.core.page import Page, TextLayer, Word

# Shares, from 400 pages of invoices, orders and tables and 60 odd ones.
_MOST_OF_THE_PAGE = 0.5
_MOSTLY = 0.5
_TOO_UNREADABLE = 0.05
_UNREADABLE = 0.005
_FEW_VOWELS, _ENOUGH_WORDS = 0.3, 8
_FEW_LETTERS = 0.5


def distrust(layer: TextLayer | None) -> str | None:
    """Why the layer cannot be used, or None when nothing speaks against it."""
    if layer is None:
        return "the page has no text layer"
    if not layer.words:
        return "the text layer is empty"
    if layer.unreadable_share > _TOO_UNREADABLE:
        return "the text layer has unreadable characters"
    if layer.invisible_share > _MOSTLY and layer.image_coverage > _MOST_OF_THE_PAGE:
        return "the text layer comes from an earlier OCR"
    return None


def doubt(layer: TextLayer) -> str | None:
    """Why a layer that is not distrusted should still be compared with the image, or None."""
    if layer.image_coverage > _MOST_OF_THE_PAGE:
        return "the text stands on a picture"
    if layer.invisible_share > _MOSTLY:
        return "the text is invisible"
    if layer.unreadable_share > _UNREADABLE:
        return "some characters are unreadable"
    if _looks_garbled(layer.words):
        return "the text does not look like language"
    return None


def image_may_move(page: Page) -> bool:
    """Whether the image may be turned: not when boxes from the file would no longer fit it."""
    return not page.form_values and distrust(page.text_layer) is not None


def _looks_garbled(words: Sequence[Word]) -> bool:
    """Few letters, or words without vowels: a font that does not say what its glyphs mean."""
    characters = "".join(word.text for word in words)
    if sum(map(str.isalnum, characters)) < _FEW_LETTERS * len(characters):
        return True
    latin = [word.text for word in words if re.fullmatch("[A-Za-z]{4,}", word.text)]
    voiceless = sum(not re.search("[aeiouy]", text, re.IGNORECASE) for text in latin)
    return len(latin) >= _ENOUGH_WORDS and voiceless > _FEW_VOWELS * len(latin)
