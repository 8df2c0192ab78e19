"""Find out what a damaged PDF has lost, which MuPDF repairs as well as it can and keeps quiet."""
# mypy: disable-error-code="no-untyped-call"

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docintel.engines.pymupdf.trouble import translated
from docintel.errors import DamagedFileError, NoPagesError

if TYPE_CHECKING:
    import pymupdf

DAMAGED = "the PDF is damaged beyond repair; get the file again or print it to a new PDF"
CUT_OFF = "the PDF is cut off, so some of it may be missing; get the file again and compare"
INCOMPLETE = "part of the page is damaged and may be missing; get the file again and compare"

_LOST = "the content of the page is missing; get the file again"
_END = b"%%EOF"
_END_WITHIN = 1024
#: What MuPDF notes when it goes on without a picture, a part of one, or the rest of the page.
_SIGNS_OF_LOSS = (
    "cannot load content stream",
    "content stream is not a stream",
    "padding truncated image",
    "Ignoring error during interpretation",
    "encountered syntax errors; page may not be correct",
)


def count_pages(document: pymupdf.Document) -> int:
    """At least 1; raises DamagedFileError or NoPagesError when there is none to draw."""
    with translated(DAMAGED):
        count: int = document.page_count
        repaired: bool = document.is_repaired
    if repaired and not any(_has_content(document, index) for index in range(count)):
        raise DamagedFileError(DAMAGED)
    if count < 1:
        raise NoPagesError("the PDF has no pages; export it again from where it was made")
    return count


def is_cut_off(document: pymupdf.Document, path: Path) -> bool:
    """Whether the file had to be repaired because its end is not there."""
    if not document.is_repaired:
        return False
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - _END_WITHIN, 0))
        return _END not in file.read()


def check_content(page: pymupdf.Page) -> None:
    """Raise DamagedFileError for a page that the file names but does not hold.

    MuPDF draws it blank.
    """
    document = page.parent
    with translated(_LOST):
        named = page.get_contents()
        lost = bool(named) and not any(document.xref_is_stream(xref) for xref in named)
        if lost or document.xref_object(page.xref, compressed=True) == "null":
            raise DamagedFileError(_LOST)


def forget_warnings() -> None:
    """Start anew, so that `drawing_was_incomplete` speaks of one page."""
    import pymupdf

    pymupdf.TOOLS.reset_mupdf_warnings()


def drawing_was_incomplete() -> bool:
    """Whether MuPDF left something out since `forget_warnings`, which is no error to it."""
    import pymupdf

    warnings: str = pymupdf.TOOLS.mupdf_warnings()
    return any(line.startswith(_SIGNS_OF_LOSS) for line in warnings.splitlines())


def _has_content(document: pymupdf.Document, index: int) -> bool:
    try:
        with translated(DAMAGED):
            check_content(document[index])
    except DamagedFileError:
        return False
    return True
