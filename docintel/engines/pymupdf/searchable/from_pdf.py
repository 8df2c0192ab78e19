"""Print words over the pages of an original PDF that have no text of their own to trust."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docintel.core.page import Origin
from docintel.core.searchable_pdf import Sheet
from docintel.engines.pymupdf.searchable.original_page import to_points, without_invisible_text
from docintel.engines.pymupdf.searchable.pdf_a import declare_pdf_a
from docintel.engines.pymupdf.searchable.plain_scan import is_plain_scan
from docintel.engines.pymupdf.searchable.printing import TextPrinter, write_pdf
from docintel.engines.pymupdf.searchable.remark import Remark
from docintel.engines.pymupdf.trouble import translated
from docintel.errors import PasswordRequiredError

if TYPE_CHECKING:
    import pymupdf

_DAMAGED = "the original PDF is damaged"


class FromPdf:
    """`pages` are the first and the last of the original that are the document."""

    def __init__(
        self, path: Path, pages: tuple[int, int], title: str, language: str | None
    ) -> None:
        self._path, self._title, self._language = path, title, language
        self._remarks: set[Remark] = set()
        with translated(_DAMAGED):
            self._document = _opened(path)
            self._is_as_it_came = pages == (1, self._document.page_count)
            if not self._is_as_it_came:
                self._document.select(range(pages[0] - 1, pages[1]))
            self._is_scan = is_plain_scan(self._document)
            self._text = TextPrinter(self._document)

    def add(self, sheet: Sheet) -> None:
        """The original page, with the words that were read from its picture."""
        page = sheet.page
        if page.source is not Origin.OCR or not page.words:
            return
        with translated(_DAMAGED):
            original = self._document[page.number - 1]
            place = to_points(original, page)
            if place is None:
                self._remarks.add(Remark.WORDS_LEFT_OUT)
                return
            self._is_as_it_came = False
            original = without_invisible_text(self._document, original)
            self._text.write(original, page, place)
            if page.rotation:
                original.set_rotation((original.rotation + page.rotation) % 360)

    def save(self, path: Path) -> set[Remark]:
        """What nothing was written on stays the same to the last byte, with its signatures."""
        if self._is_as_it_came:
            path.write_bytes(self._path.read_bytes())
            return {*self._remarks, Remark.AS_IT_CAME}
        with translated(_DAMAGED):
            self._text.close()
            if self._is_scan:
                declare_pdf_a(self._document, self._title)
            else:
                self._remarks.add(Remark.ORIGINAL_PDF)
            write_pdf(self._document, path, self._language)
        return self._remarks


def _opened(path: Path) -> pymupdf.Document:
    import pymupdf

    document = pymupdf.open(path, filetype="pdf")
    if document.needs_pass:
        raise PasswordRequiredError("the original is encrypted")
    return document
