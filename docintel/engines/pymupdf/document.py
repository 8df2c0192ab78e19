"""Open a PDF and draw its pages with PyMuPDF; runs in the sandbox's child only."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docintel.core.document import Attachment
from docintel.core.limits import MAX_WORDS
from docintel.core.page import Failure, Page
from docintel.engines.opening.reply import SOURCE, DrawnPage
from docintel.engines.opening.request import OpenRequest
from docintel.engines.pdf2image import check_poppler, rasterize
from docintel.engines.pymupdf.attachments import read_attachments
from docintel.engines.pymupdf.damage import (
    CUT_OFF,
    DAMAGED,
    INCOMPLETE,
    check_content,
    count_pages,
    drawing_was_incomplete,
    forget_warnings,
    is_cut_off,
)
from docintel.engines.pymupdf.form import read_form
from docintel.engines.pymupdf.scale import PageScale, fitting_dpi, scale_of
from docintel.engines.pymupdf.text_layer import read_text_layer
from docintel.engines.pymupdf.trouble import translated
from docintel.errors import (
    DamagedFileError,
    PasswordRequiredError,
    WrongPasswordError,
)

if TYPE_CHECKING:
    import pymupdf


#: PyMuPDF imports these if it can and loads a layout model with them: 1 s and 100 MB, for nothing.
_UNNEEDED = ("pymupdf.layout", "pymupdf4llm")


def load() -> None:
    """Get ready before an untrusted file is near."""
    for module in _UNNEEDED:
        sys.modules[module] = None  # type: ignore[assignment]
    import pymupdf

    pymupdf.TOOLS.mupdf_display_errors(False)
    pymupdf.TOOLS.mupdf_display_warnings(False)


class PdfPages:
    """A PDF that has been opened: the file of the request, or `content` in its place.

    Raises an InputError when it cannot be, MissingProgramError without poppler for pdf2image.
    """

    def __init__(self, request: OpenRequest, content: bytes | None = None) -> None:
        if request.rasterizer == "pdf2image":
            check_poppler()
        self._request = request
        self._document = _open(request, content)
        self.page_count = count_pages(self._document)
        self._cut_off = content is None and is_cut_off(self._document, Path(request.path))
        self.attachments: tuple[Attachment, ...] = read_attachments(self._document)

    def draw(self, number: int) -> DrawnPage:
        """Draw the page and read what it carries; raises an InputError when it is damaged."""
        request = self._request
        with translated("the page is damaged and cannot be drawn; export or scan it again"):
            page = self._document[number - 1]
            check_content(page)
            dpi = fitting_dpi(page.rect, request.dpi, request.limits.max_pixels)
            forget_warnings()
            width, height, pixels = self._rasterize(page, dpi)
            failures = self._failures(number)
            scale = scale_of(page, dpi, width, height)
        drawn = Page(number, width, height, dpi, failures=failures)
        return DrawnPage(_within_reason(_with_text(page, drawn, scale)), pixels)

    def _failures(self, number: int) -> tuple[Failure, ...]:
        """What was drawn in spite of damage says so; a cut-off file does it on page 1."""
        cut_off = number == 1 and self._cut_off
        messages = (CUT_OFF,) if cut_off else (INCOMPLETE,) if drawing_was_incomplete() else ()
        return tuple(Failure(SOURCE, DamagedFileError.code, message) for message in messages)

    def _rasterize(self, page: pymupdf.Page, dpi: int) -> tuple[int, int, bytes]:
        """Width, height and pixels, three bytes each."""
        if self._request.rasterizer == "pdf2image":
            return rasterize(self._request, page.number + 1, dpi)
        pixmap = page.get_pixmap(dpi=dpi, alpha=False)
        return pixmap.width, pixmap.height, pixmap.samples


def _open(request: OpenRequest, content: bytes | None) -> pymupdf.Document:
    import pymupdf

    password = request.password
    with translated(DAMAGED):
        path = request.path if content is None else None
        document = pymupdf.open(path, stream=content, filetype="pdf")
        locked = bool(document.needs_pass)
        opened = not locked or bool(document.authenticate(password or ""))
    if not opened and password is None:
        raise PasswordRequiredError(
            "the PDF is encrypted; give its password (--password on the command line)"
        )
    if not opened:
        raise WrongPasswordError("the password does not open this PDF; give the right one")
    return document


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


def _within_reason(page: Page) -> Page:
    """The page without a text layer of more words than a page can show; its picture is read."""
    if page.text_layer is None or len(page.text_layer.words) <= MAX_WORDS:
        return page
    count = len(page.text_layer.words)
    message = f"the page carries {count} words, more than it can show; its picture was read instead"
    failure = Failure(SOURCE, DamagedFileError.code, message)
    return replace(page, text_layer=None, failures=(*page.failures, failure))
