"""Read the text that a PDF carries for a page, and what speaks for or against it."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docintel.core.page import TextLayer, Word
from docintel.engines.pymupdf.scale import PageScale

if TYPE_CHECKING:
    import pymupdf

#: Text render mode 3 of the PDF standard: neither filled nor stroked, as OCR programs write it.
_INVISIBLE = 3
_REPLACEMENT = "\ufffd"
_SOFT_HYPHEN = "\u00ad"
#: Private use, control, unassigned and lone surrogate characters mean nothing to a reader.
_UNREADABLE = frozenset({"Co", "Cc", "Cn", "Cs"})
#: Cells of a grid over the page, along each side, in which pictures are counted.
_GRID = 50


def read_text_layer(page: pymupdf.Page, scale: PageScale) -> TextLayer:
    """The page's words in pixels, with annotations and form fields, in the file's order."""
    import pymupdf

    # Ligatures are taken apart, and a character without Unicode value stays U+FFFD.
    flags = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_MEDIABOX_CLIP
    found = page.get_text("words", flags=flags)
    spans = page.get_texttrace()
    hyphen = "-" if _shows_soft_hyphens(spans) else ""
    words = tuple(
        Word(shown, box)
        for *rect, text, _, _, _ in found
        if (box := scale.box(rect)) and (shown := text.replace(_SOFT_HYPHEN, hyphen))
    )
    return TextLayer(
        words=words,
        invisible_share=_invisible_share(spans),
        unreadable_share=_unreadable_share(word.text for word in words),
        image_coverage=_image_coverage(page, scale),
    )


def _shows_soft_hyphens(spans: Iterable[dict[str, Any]]) -> bool:
    """Whether they are drawn: fonts whose hyphens are one glyph with them call them all soft."""
    return any(
        character == ord(_SOFT_HYPHEN) and right > left
        for span in spans
        for character, _, _, (left, _, right, _) in span["chars"]
    )


def _invisible_share(spans: Iterable[dict[str, Any]]) -> float:
    visible = invisible = 0
    for span in spans:
        count = len(span["chars"])
        if span["type"] == _INVISIBLE or span["opacity"] == 0:
            invisible += count
        else:
            visible += count
    return invisible / (visible + invisible) if invisible else 0.0


def _unreadable_share(texts: Iterable[str]) -> float:
    characters = "".join(texts)
    bad = sum(
        character == _REPLACEMENT or unicodedata.category(character) in _UNREADABLE
        for character in characters
    )
    return bad / len(characters) if characters else 0.0


def _image_coverage(page: pymupdf.Page, scale: PageScale) -> float:
    """Share of the page under its pictures together, since scanners also write strips."""
    covered: set[tuple[int, int]] = set()
    for kind, rect in page.get_bboxlog():
        if kind in {"fill-image", "fill-imgmask"} and (box := scale.box(rect)):
            columns = range(*_cells(box.left, box.right, scale.width))
            rows = range(*_cells(box.top, box.bottom, scale.height))
            covered.update((row, column) for row in rows for column in columns)
    return len(covered) / _GRID**2


def _cells(start: float, end: float, size: int) -> tuple[int, int]:
    return round(start / size * _GRID), round(end / size * _GRID)
