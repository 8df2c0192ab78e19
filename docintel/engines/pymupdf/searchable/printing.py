"""Print the pages of a document, one after the other, with their words invisibly over them."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from docintel.core.file_type import FileType
from docintel.core.page import Page
from docintel.core.searchable_pdf import Sheet
from docintel.engines.pymupdf.searchable.affine import Affine
from docintel.engines.pymupdf.searchable.font_objects import fill_font
from docintel.engines.pymupdf.searchable.glyphless_font import Codes
from docintel.engines.pymupdf.searchable.invisible_text import FONT, text_operators
from docintel.engines.pymupdf.searchable.objects import append_content, set_font
from docintel.engines.pymupdf.searchable.pdf_a import declare_pdf_a
from docintel.engines.pymupdf.searchable.picture_page import add_picture_page
from docintel.engines.pymupdf.searchable.pictures import Picture, picture_in
from docintel.engines.pymupdf.searchable.remark import Remark

if TYPE_CHECKING:
    import pymupdf


class Printing(Protocol):
    """A PDF that grows page by page."""

    def add(self, sheet: Sheet) -> None:
        """Its next page."""
        ...

    def save(self, path: Path) -> set[Remark]:
        """Write the PDF; what there is to say about it."""
        ...


class TextPrinter:
    """Writes words over the pages of one PDF, all in one font."""

    def __init__(self, document: pymupdf.Document) -> None:
        self._document = document
        self._codes = Codes()
        self._font = document.get_new_xref()
        document.update_object(self._font, "<<>>")

    def write(self, sheet: pymupdf.Page, page: Page, to_pdf: Affine) -> None:
        """`to_pdf` maps pixels of the page as it was read to points of the sheet."""
        if page.words:
            operators = text_operators(page, to_pdf, self._codes)
            set_font(self._document, sheet, FONT, self._font)
            append_content(self._document, sheet, operators)

    def close(self) -> None:
        """Finish the font; nothing can be written after."""
        fill_font(self._document, self._font, self._codes)


class PicturePrinting:
    """Pages made of pictures, which are PDF/A where their colors allow it."""

    def __init__(self, title: str, language: str | None) -> None:
        import pymupdf

        self.document = pymupdf.open()
        self.remarks: set[Remark] = set()
        self._title, self._language = title, language
        self._text = TextPrinter(self.document)

    def add(self, sheet: Sheet) -> None:
        """The page as it was read; a page without picture is left out."""
        if sheet.picture and (picture := picture_in(sheet.picture, FileType.JPEG)):
            page = sheet.page
            self.add_picture(picture, page, (page.width, page.height), Affine(1, 0, 0, 1, 0, 0))

    def add_picture(
        self, picture: Picture, page: Page, size: tuple[int, int], to_drawn: Affine
    ) -> pymupdf.Page:
        """A page of that size in pixels; `to_drawn` maps those of the words to them."""
        if picture.is_device_cmyk:
            self.remarks.add(Remark.INK)
        made, to_pdf = add_picture_page(self.document, picture, size, page.dpi)
        self._text.write(made, page, to_drawn.then(to_pdf))
        return made

    def save(self, path: Path) -> set[Remark]:
        self._text.close()
        if Remark.INK not in self.remarks:
            declare_pdf_a(self.document, self._title)
        write_pdf(self.document, path, self._language)
        return self.remarks


def write_pdf(document: pymupdf.Document, path: Path, language: str | None) -> None:
    """Streams go into the file as they are, so that pictures keep their bytes."""
    catalog = document.pdf_catalog()
    if language and document.xref_get_key(catalog, "Lang")[0] == "null":
        document.xref_set_key(catalog, "Lang", f"({language})")
    document.save(path, garbage=1, deflate=False)
