"""Open a PDF and draw its pages with PyMuPDF; runs in the sandbox's child only."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from docintel.core.document import Attachment
from docintel.core.page import Page
from docintel.engines.opening.reply import DrawnPage
from docintel.engines.opening.request import OpenRequest
from docintel.engines.pymupdf.attachments import read_attachments
from docintel.engines.pymupdf.form import read_form
from docintel.engines.pymupdf.scale import PageScale, fitting_dpi, scale_of
from docintel.engines.pymupdf.text_layer import read_text_layer
from docintel.engines.pymupdf.trouble import translated
from docintel.errors import (
    DamagedFileError,
    NoPagesError,
    PasswordRequiredError,
    WrongPasswordError,
)

if TYPE_CHECKING:
    import pymupdf

_DAMAGED = "the PDF is damaged beyond repair; get the file again or print it to a new PDF"


#: PyMuPDF imports these if it can and loads a layout model with them: 1 s and 100 MB, for nothing.
_UNNEEDED = ("pymupdf.layout", "pymupdf4llm")


def load(rasterizer: str) -> None:
    """Get ready before an untrusted file is near; raises MissingProgramError without poppler."""
    for module in _UNNEEDED:
        sys.modules[module] = None  # type: ignore[assignment]
    import pymupdf

    if rasterizer == "pdf2image":
        from docintel.engines.pdf2image import check_poppler

        check_poppler()

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)


class PdfPages:
    """A PDF that has been opened. Raises an InputError when it cannot be."""

    def __init__(self, request: OpenRequest) -> None:
        self._request = request
        self._document = _open(request.path, request.password)
        self.page_count = _count_pages(self._document)
        self.attachments: tuple[Attachment, ...] = read_attachments(self._document)

    def draw(self, number: int) -> DrawnPage:
        """Draw the page and read what it carries; raises an InputError when it is damaged."""
        request = self._request
        with translated("the page is damaged and cannot be drawn; export or scan it again"):
            page = self._document[number - 1]
            dpi = fitting_dpi(page.rect, request.dpi, request.limits.max_pixels)
            width, height, pixels = self._rasterize(page, dpi)
            scale = scale_of(page, dpi, width, height)
        return DrawnPage(_with_text(page, Page(number, width, height, dpi), scale), pixels)

    def _rasterize(self, page: pymupdf.Page, dpi: int) -> tuple[int, int, bytes]:
        """Width, height and pixels, three bytes each."""
        if self._request.rasterizer == "pdf2image":
            from docintel.engines.pdf2image import rasterize

            return rasterize(self._request, page.number + 1, dpi)
        pixmap = page.get_pixmap(dpi=dpi, alpha=False)
        return pixmap.width, pixmap.height, pixmap.samples


def _open(path: str, password: str | None) -> pymupdf.Document:
    import pymupdf

    with translated(_DAMAGED):
        document = pymupdf.open(path, filetype="pdf")
        locked = bool(document.needs_pass)
        opened = not locked or bool(document.authenticate(password or ""))
    if not opened and password is None:
        raise PasswordRequiredError(
            "the PDF is encrypted; give its password (--password on the command line)"
        )
    if not opened:
        raise WrongPasswordError("the password does not open this PDF; give the right one")
    return document


def _count_pages(document: pymupdf.Document) -> int:
    with translated(_DAMAGED):
        count: int = document.page_count
        repaired: bool = document.is_repaired
    if count < 1 and repaired:
        raise DamagedFileError(_DAMAGED)
    if count < 1:
        raise NoPagesError("the PDF has no pages; export it again from where it was made")
    return count


def _with_text(page: pymupdf.Page, drawn: Page, scale: PageScale) -> Page:
    """The page with its text and form; without either where that part is damaged.

    The image is there, so that OCR can read what the text layer does not give.
    """
    try:
        with translated("the text of the page is damaged"):
            drawn = replace(drawn, text_layer=read_text_layer(page, scale))
            drawn = replace(drawn, form_values=read_form(page, scale))
    except (DamagedFileError, MemoryError):
        return drawn
    return drawn
