"""Set HTML as the pages of a PDF with PyMuPDF; runs in the sandbox's child only."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import io

#: A4 in points, and the margin around the text.
_WIDTH, _HEIGHT, _MARGIN = 595, 842, 45
#: A document without end would never be done.
_MOST_PAGES = 500


def pdf_of_html(html: str) -> bytes:
    """A4 pages; what does not fit on 500 of them is left out."""
    import pymupdf

    paper = pymupdf.Rect(0, 0, _WIDTH, _HEIGHT)
    area = pymupdf.Rect(_MARGIN, _MARGIN, _WIDTH - _MARGIN, _HEIGHT - _MARGIN)
    story, buffer = pymupdf.Story(html), io.BytesIO()
    writer = pymupdf.DocumentWriter(buffer)
    more, pages = 1, 0
    while more and pages < _MOST_PAGES:
        device = writer.begin_page(paper)
        more, _ = story.place(area)
        story.draw(device)
        writer.end_page()
        pages += 1
    writer.close()
    return buffer.getvalue()
