"""Cut a file of many pages into the documents that it holds.

A cut is named by the page it comes after. `None` for cuts means that nobody has looked yet, none
at all that the file is one document.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docintel.core.document import Document


@dataclass(frozen=True, slots=True, order=True)
class PageRange:
    """Pages `first` to `last` of a file, counted from 1, both included."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return f"page {self.first}" if len(self) == 1 else f"pages {self.first}-{self.last}"


def ranges(cuts: Sequence[int], page_count: int) -> tuple[PageRange, ...]:
    """The pages of each document, in order; together they are all pages."""
    inner = sorted({cut for cut in cuts if 0 < cut < page_count})
    return tuple(
        PageRange(before + 1, last)
        for before, last in zip([0, *inner], [*inner, page_count], strict=True)
    )


def cut_out(document: Document, pages: PageRange, id: str) -> Document:
    """These pages as a document of their own, numbered from 1; nothing was found in it yet."""
    return Document(
        id,
        tuple(
            replace(page, number=page.number - pages.first + 1)
            for page in document.pages
            if pages.first <= page.number <= pages.last
        ),
        cuts=(),
        versions=tuple(one for one in document.versions if one[0] == "pipeline"),
    )
