"""Judge whether the text that a PDF page carries can be used instead of reading its image."""

from __future__ import annotations

from docintel.core.page import Page, TextLayer

#: Shares are those of `TextLayer`. Measured on 12 PDFs of born-digital and scanned pages.
_MOST_OF_THE_PAGE = 0.5
_MOSTLY = 0.5
_TOO_UNREADABLE = 0.05
_ODD = 0.005


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
    if layer.unreadable_share > _ODD:
        return "some characters are unreadable"
    return None


def image_may_move(page: Page) -> bool:
    """Whether the image may be turned: not when boxes from the file would no longer fit it."""
    return not page.form_values and distrust(page.text_layer) is not None
