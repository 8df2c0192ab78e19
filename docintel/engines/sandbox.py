"""Open an uploaded file in a child process with limits, so that a hostile one harms nobody."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from docintel.core.file_type import HEAD_BYTES, type_of
from docintel.core.limits import Limits
from docintel.engines.opening.pages import PagesFromChild
from docintel.engines.opening.request import OpenRequest
from docintel.errors import BadOptionError, EmptyFileError, FileTooLargeError

_RASTERIZERS = ("pymupdf", "pdf2image")
_DPI = range(36, 1201)


@dataclass(frozen=True)
class SandboxedFile:
    """The source `file`. `dpi` is for PDF pages, and for pictures that do not say their own."""

    dpi: int = 200
    rasterizer: str = "pymupdf"

    def __post_init__(self) -> None:
        if self.rasterizer not in _RASTERIZERS:
            known = ", ".join(_RASTERIZERS)
            raise BadOptionError(f"no rasterizer named {self.rasterizer!r}; known: {known}")
        if self.dpi not in _DPI:
            raise BadOptionError(f"dpi is {self.dpi!r}; it can be {_DPI[0]} to {_DPI[-1]}")

    @contextmanager
    def open(self, path: Path, password: str | None, limits: Limits) -> Iterator[PagesFromChild]:
        """Raises an InputError that says what is wrong with the file and what to do."""
        _check_size(path.stat().st_size, limits)
        with path.open("rb") as file:
            type_ = type_of(file.read(HEAD_BYTES))
        request = OpenRequest(
            str(path.absolute()), type_, password, self.dpi, self.rasterizer, limits
        )
        pages = PagesFromChild(request)
        try:
            yield pages
        finally:
            pages.close()


def _check_size(size: int, limits: Limits) -> None:
    if size == 0:
        raise EmptyFileError("the file is empty; get it again")
    if size > limits.max_bytes:
        raise FileTooLargeError(
            f"the file has {size} bytes and the limit is {limits.max_bytes};"
            " split it, or raise DOCINTEL_MAX_BYTES"
        )
