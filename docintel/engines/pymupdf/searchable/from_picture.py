"""Print the pages of a picture file with its own compressed bytes."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from pathlib import Path

from docintel.core.searchable_pdf import Sheet
from docintel.engines.opening.request import OpenRequest
from docintel.engines.pillow import ImagePages
from docintel.engines.pymupdf.searchable.pictures import picture_in, picture_of
from docintel.engines.pymupdf.searchable.placement import to_drawn
from docintel.engines.pymupdf.searchable.printing import PicturePrinting
from docintel.engines.pymupdf.searchable.remark import Remark


class FromPicture(PicturePrinting):
    """`first_page` is the frame of the file that is the document's first page."""

    def __init__(
        self, request: OpenRequest, first_page: int, title: str, language: str | None
    ) -> None:
        super().__init__(title, language)
        self._request = request
        self._offset = first_page - 1
        self._frames = ImagePages(request)

    def add(self, sheet: Sheet) -> None:
        page = sheet.page
        if not page.width:
            return
        drawn = self._frames.draw(page.number + self._offset)
        size = drawn.page.width, drawn.page.height
        back = to_drawn(page, *size)
        if back is None:
            self.remarks.add(Remark.PAGE_AS_READ)
            super().add(sheet)
            return
        picture = None
        if self._frames.page_count == 1:
            picture = picture_in(Path(self._request.path), self._request.type)
        made = self.add_picture(picture or picture_of(*size, drawn.pixels), page, size, back)
        if page.rotation:
            made.set_rotation(page.rotation)
