"""A labelled document: what models of fields and types learn from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docintel.core.document import Document

#: Field and whether a new value begins at this word; None for a word outside of all values.
Tag = tuple[str, bool] | None


@dataclass(frozen=True, slots=True)
class Example:
    """A document with words and lines on its pages, and the field that each word belongs to.

    `tags` has one tuple a page, with one tag a word in the order of `page.words`. Fields have the
    names of the document type; the cells of line items are `line_items.quantity` and so on, where
    each row begins anew. `fields` holds the normalised values, `line_items` the rows. Splits keep
    documents of one `vendor`, and of one `template`, together.
    """

    id: str
    type: str
    language: str
    document: Document
    tags: tuple[tuple[Tag, ...], ...]
    fields: Mapping[str, str]
    vendor: str
    template: str
    line_items: tuple[Mapping[str, str], ...] = field(default=())

    def __post_init__(self) -> None:
        counts = [len(page.words) for page in self.document.pages]
        if counts != [len(tags) for tags in self.tags]:
            raise ValueError(f"example {self.id}: tags do not match the words of its pages")
