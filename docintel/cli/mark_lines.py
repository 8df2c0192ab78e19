"""What marks a document has, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from docintel.cli.marks import percent
from docintel.core.page import Mark, Page


def marks_list(pages: Sequence[Page]) -> Text:
    """A line for each that somebody set; boxes left empty are counted."""
    lines = [line for page in pages for line in _lines(page)]
    if empty := sum(mark.checked is False for page in pages for mark in page.marks):
        lines.append(Text(f"  ☐ {empty} not ticked", "dim"))
    return Text("\n").join(lines)


def _lines(page: Page) -> Iterator[Text]:
    for mark in page.marks:
        if mark.checked is not False:
            yield Text.assemble("  ", *_told(mark), (f"  page {page.number}", "dim"))


def _told(mark: Mark) -> Iterator[tuple[str, str]]:
    sign = "☑" if mark.checked else "·"
    yield f"{sign} {mark.label or mark.kind.replace('_', ' ')}", ""
    if mark.label and mark.checked is None:
        yield f" {mark.kind.replace('_', ' ')}", "cyan"
    yield f" ({percent(mark.confidence)})", "dim"
