"""Draw PDF pages with poppler through pdf2image; runs in the sandbox's child only."""

from __future__ import annotations

import shutil

from docintel.engines.opening.request import OpenRequest
from docintel.errors import DamagedFileError, MissingProgramError, TimedOutError

_PROGRAMS = ("pdftoppm", "pdfinfo")


def check_poppler() -> None:
    """Raise MissingProgramError when poppler is not installed."""
    if missing := [program for program in _PROGRAMS if not shutil.which(program)]:
        raise MissingProgramError(
            f"rasterizer 'pdf2image' needs poppler, and {' and '.join(missing)} is not there;"
            " install it (Debian: apt install poppler-utils, macOS: brew install poppler)"
            ' or set rasterizer = "pymupdf"'
        )


def rasterize(request: OpenRequest, number: int, dpi: int) -> tuple[int, int, bytes]:
    """Width, height and pixels of one page, three bytes each, /Rotate and CropBox applied.

    Raises DamagedFileError or TimedOutError for this page.
    """
    from pdf2image import convert_from_path
    from pdf2image.exceptions import PDFPageCountError, PDFPopplerTimeoutError

    try:
        images = convert_from_path(
            request.path,
            dpi=dpi,
            first_page=number,
            last_page=number,
            userpw=request.password,  # type: ignore[arg-type]
            use_cropbox=True,
            timeout=request.limits.seconds_per_page,  # type: ignore[arg-type]
        )
    except PDFPopplerTimeoutError as error:
        seconds = request.limits.seconds_per_page
        raise TimedOutError(f"poppler took longer than {seconds:g} seconds") from error
    except (PDFPageCountError, OSError, ValueError, IndexError) as error:
        raise DamagedFileError("poppler cannot draw the page") from error
    if not images:
        raise DamagedFileError("poppler cannot draw the page")
    image = images[0].convert("RGB")
    return image.width, image.height, image.tobytes()
