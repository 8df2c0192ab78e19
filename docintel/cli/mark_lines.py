"""What marks a document has, as lines for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from docintel.cli.marks import percent
from docintel.core.page import Mark, MarkKind, Page


def marks_list(pages: Sequence[Page]) -> Text:
    """A line for each; boxes that nobody ticked are counted."""
    lines = [line for page in pages for line in _lines(page)]
    if empty := sum(_is_empty_box(mark) for page in pages for mark in page.marks):
        lines.append(Text(f"  ☐ {empty} not ticked", "dim"))
    return Text("\n").join(lines)


def _lines(page: Page) -> Iterator[Text]:
    for mark in page.marks:
        if not _is_empty_box(mark):
            sure = f" ({percent(mark.confidence)})  page {page.number}"
            yield Text.assemble(f"  {_told(mark)}", (sure, "dim"))


def _is_empty_box(mark: Mark) -> bool:
    return mark.checked is False and mark.kind is not MarkKind.SIGNATURE


def _told(mark: Mark) -> str:
    kind = mark.kind.replace("_", " ")
    if mark.kind is MarkKind.SIGNATURE:
        return f"{'✓ signed' if mark.checked else '✗ not signed'}: {mark.label}"
    return f"☑ {mark.label or kind}" if mark.checked else f"· {kind}"
