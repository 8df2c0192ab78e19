"""Turn drafts into examples: pages as a recogniser hands them over, and the tags of their words."""

from __future__ import annotations

from collections.abc import Sequence

from docintel.core.document import Document, TypeGuess
from docintel.core.lines import group_lines
from docintel.core.page import Origin, Page, Word
from docintel.training.example import Example, Tag
from docintel.training.synthesis.draft import Draft
from docintel.training.synthesis.sheet import Sheet


def example_of(draft: Draft, id_: str, language: str) -> Example:
    """The draft as it would be after perfect OCR."""
    made = [_page(sheet, number) for number, sheet in enumerate(draft.sheets, start=1)]
    return Example(
        id=id_,
        type=draft.type,
        language=language,
        document=Document(
            id=id_,
            pages=tuple(page for page, _ in made),
            type=TypeGuess(draft.type, 1.0),
            language=language,
        ),
        tags=tuple(tags for _, tags in made),
        fields=draft.fields,
        vendor=draft.vendor,
        template=draft.template,
        line_items=draft.line_items,
    )


def read_page(
    page: Page, words: Sequence[Word], tags: Sequence[Tag]
) -> tuple[Page, tuple[Tag, ...]]:
    """The page with these words in the order of its lines, and their tags in that order.

    Recognisers do not know in which order a page was written.
    """
    lines = group_lines(words)
    tag_of = {id(word): tag for word, tag in zip(words, tags, strict=True)}
    ordered = tuple(word for line in lines for word in line.words)
    found = Page(
        number=page.number,
        width=page.width,
        height=page.height,
        dpi=page.dpi,
        source=page.source,
        words=ordered,
        lines=lines,
    )
    return found, tuple(tag_of[id(word)] for word in ordered)


def _page(sheet: Sheet, number: int) -> tuple[Page, tuple[Tag, ...]]:
    blank = Page(number, sheet.width, sheet.height, sheet.dpi, source=Origin.OCR)
    return read_page(blank, sheet.words, sheet.tags)
