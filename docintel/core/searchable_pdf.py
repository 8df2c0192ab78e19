"""What a searchable PDF is made from, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from docintel.core.page import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the document, and the JPEG of it as it was read, where there is one."""

    page: Page
    picture: Path | None


@dataclass(frozen=True, slots=True)
class PdfSource:
    """A document to print.

    `original` is its file, None where that is not kept; `first_page` the page of it that is the
    first of the document. `language` is its ISO 639-1 code.
    """

    title: str
    original: Path | None
    first_page: int
    sheets: Sequence[Sheet]
    language: str | None = None


@dataclass(frozen=True, slots=True)
class SearchablePdf:
    """The PDF, and in sentences what a person may not expect of it."""

    content: bytes
    remarks: tuple[str, ...]


class PdfPrinter(Protocol):
    """Makes PDFs whose words can be selected and found."""

    def print(self, source: PdfSource) -> SearchablePdf:
        """Raises NoPagesError where there is nothing to show."""
        ...
