"""Files that no pipeline can read as they stand: locked, and cut off."""

from __future__ import annotations

import pymupdf

from .sample import Broken

PASSWORD = "harbour-17"


def locked(pdf: bytes) -> Broken:
    """The document behind a password; the cipher's salt makes its bytes differ each time."""
    document = pymupdf.open(stream=pdf, filetype="pdf")
    content = document.tobytes(
        encryption=pymupdf.mupdf.PDF_ENCRYPT_AES_256,
        user_pw=PASSWORD,
        owner_pw=PASSWORD,
        no_new_id=True,
    )
    return Broken("broken/locked.pdf", bytes(content))


def truncated(picture: bytes) -> Broken:
    """The first tenth of a TIFF, as a broken transfer leaves it."""
    return Broken("broken/truncated.tiff", picture[: len(picture) // 10])
