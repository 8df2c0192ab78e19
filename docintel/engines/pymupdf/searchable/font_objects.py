"""The font without ink as objects of a PDF."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import TYPE_CHECKING

from docintel.engines.pymupdf.searchable.glyphless_font import (
    ADVANCE,
    ASCENT,
    DESCENT,
    Codes,
    true_type,
)
from docintel.engines.pymupdf.searchable.objects import add_object, add_stream

if TYPE_CHECKING:
    import pymupdf

_NAME = "/GlyphLessText"
#: A font dictionary counts thousandths of the font's size.
_WIDE, _UP, _DOWN = (round(1000 * share) for share in (ADVANCE, ASCENT, DESCENT))
#: Fixed pitch, symbolic (ISO 32000, table 121).
_FLAGS = 1 + 4


def fill_font(document: pymupdf.Document, number: int, codes: Codes) -> None:
    """Make the object of that number the font, with all codes that were given out."""
    program = true_type()
    file = add_stream(document, f"/Length1 {len(program)}", program)
    descriptor = add_object(
        document,
        f"<</Type /FontDescriptor /FontName {_NAME} /Flags {_FLAGS} /ItalicAngle 0 /StemV 80"
        f" /FontBBox [0 -{_DOWN} {_WIDE} {_UP}] /Ascent {_UP} /Descent -{_DOWN}"
        f" /CapHeight {_UP} /FontFile2 {file} 0 R>>",
    )
    glyphs = add_stream(document, "", codes.glyphs())
    characters = add_object(
        document,
        f"<</Type /Font /Subtype /CIDFontType2 /BaseFont {_NAME} /DW {_WIDE}"
        " /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"
        f" /FontDescriptor {descriptor} 0 R /CIDToGIDMap {glyphs} 0 R>>",
    )
    unicode = add_stream(document, "", codes.to_unicode())
    document.update_object(
        number,
        f"<</Type /Font /Subtype /Type0 /BaseFont {_NAME} /Encoding /Identity-H"
        f" /DescendantFonts [{characters} 0 R] /ToUnicode {unicode} 0 R>>",
    )
