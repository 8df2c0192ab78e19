"""A page of an original PDF: where its pixels were drawn from, and what is wrong with its text."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from typing import TYPE_CHECKING

from docintel.core.page import Page
from docintel.engines.pymupdf.scale import POINTS_PER_INCH, scale_of
from docintel.engines.pymupdf.searchable.affine import Affine
from docintel.engines.pymupdf.searchable.placement import to_drawn

if TYPE_CHECKING:
    import pymupdf


#: Render mode 3, as OCR programs write it.
_INVISIBLE = 3
#: MuPDF's PDF_REDACT_IMAGE_NONE, _LINE_ART_NONE and _TEXT_REMOVE_INVISIBLE.
_INVISIBLE_TEXT_ONLY = {"images": 0, "graphics": 0, "text": 2}


def to_points(original: pymupdf.Page, page: Page) -> Affine | None:
    """From pixels of the page as it was read to the coordinates of its content.

    None where more was done to the page than it tells.
    """
    zoom = page.dpi / POINTS_PER_INCH
    width, height = round(original.rect.width * zoom), round(original.rect.height * zoom)
    back = to_drawn(page, width, height)
    if back is None or not width or not height:
        return None
    drawn = Affine(*scale_of(original, page.dpi, width, height).matrix)
    turned = original.transformation_matrix
    shown = Affine(turned.a, turned.b, turned.c, turned.d, turned.e, turned.f)
    return back.then(drawn.inverse).then(shown.inverse)


def without_invisible_text(document: pymupdf.Document, original: pymupdf.Page) -> pymupdf.Page:
    """The page without the words of an earlier OCR, so that none is found twice.

    Everything else stays. The page that was handed over is not valid any more.
    """
    if not any(span["type"] == _INVISIBLE for span in original.get_texttrace()):
        return original
    # Redacting takes out links that it touches, so that none may be there meanwhile.
    _, annotations = document.xref_get_key(original.xref, "Annots")
    document.xref_set_key(original.xref, "Annots", "null")
    page = document.reload_page(original)
    page.add_redact_annot(page.rect * page.derotation_matrix, cross_out=False)
    page.apply_redactions(**_INVISIBLE_TEXT_ONLY)
    document.xref_set_key(page.xref, "Annots", annotations)
    return document.reload_page(page)
