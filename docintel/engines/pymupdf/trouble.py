"""Say what MuPDF's many exceptions mean for the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from docintel.errors import DamagedFileError


@contextmanager
def translated(message: str) -> Iterator[None]:
    """Raise MemoryError where memory ran out and else DamagedFileError with this message.

    On broken files the Python layer of PyMuPDF trips over missing parts with all kinds of
    built-in exceptions, so these are named as well.
    """
    import pymupdf

    try:
        yield
    except (
        pymupdf.mupdf.FzErrorBase,
        RuntimeError,
        ValueError,
        TypeError,
        AttributeError,
        LookupError,
        ArithmeticError,
        AssertionError,
        OSError,
    ) as error:
        # MuPDF has no error class of its own for this.
        if "alloc" in str(error):
            raise MemoryError(str(error)) from error
        raise DamagedFileError(message) from error
