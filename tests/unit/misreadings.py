"""Documents whose values were read from a page, right or wrong, for tests of repairs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docintel.core.document import Document, Field, LineItem, TypeGuess
from docintel.core.geometry import Box
from docintel.core.page import Line, Origin, OtherReading, Page, Word

Cells = Sequence[Mapping[str, str]]
Others = Mapping[str, Sequence[OtherReading]]


def read_as(
    fields: Mapping[str, str],
    items: Cells = (),
    others: Others | None = None,
    source: Origin = Origin.OCR,
    type_name: str = "invoice",
) -> Document:
    """Each value as one word of the page; `others` says what was nearly read, by path."""
    words: list[Word] = []

    def field(path: str, text: str) -> Field:
        top = 20.0 * len(words)
        near = tuple((others or {}).get(path, ()))
        words.append(Word(text, Box(0, top, 90, top + 9), 0.995, near))
        name = path.rpartition(".")[2]
        return Field(name, text, text, 0.8, source, "rules@1", 1, (words[-1].box,))

    own = tuple(field(name, text) for name, text in fields.items())
    rows = tuple(
        LineItem(tuple(field(f"line_items[{row}].{name}", text) for name, text in item.items()))
        for row, item in enumerate(items)
    )
    lines = tuple(Line((word,)) for word in words)
    page = Page(1, 600, 9000, 100, source=source, words=tuple(words), lines=lines)
    return Document("d", (page,), type=TypeGuess(type_name, 1.0), fields=own, line_items=rows)


def near(place: int, sign: str, probability: float = 0.2) -> OtherReading:
    """A single sign that was nearly read instead."""
    return OtherReading(place, place + 1, sign, probability)


def values(document: Document) -> dict[str, str]:
    """All values by path."""
    found = {field.name: field.value for field in document.fields}
    for row, item in enumerate(document.line_items):
        found |= {f"line_items[{row}].{cell.name}": cell.value for cell in item.fields}
    return found
