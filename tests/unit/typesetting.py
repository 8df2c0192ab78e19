"""Documents for the tests, set as (x, y, text) on a page of 1,000 units with letters 10 wide."""

from __future__ import annotations

from docintel.core.document import Candidate, Document, TypeGuess
from docintel.core.geometry import Box
from docintel.core.lines import group_lines
from docintel.core.page import Origin, Page, Word
from docintel.core.type_files import document_types
from docintel.extraction.propose import propose
from docintel.stages.decide_fields import DecideFields
from docintel.stages.propose_by_rules import ProposeByRules
from docintel.stages.propose_line_items import ProposeLineItems

Placed = tuple[int, int, str]
_LETTER, _HEIGHT = 10, 20


def typeset(*pages: list[Placed], source: Origin = Origin.TEXT_LAYER) -> Document:
    """A document whose pages hold these texts; each starts at its x and y."""
    return Document("d", tuple(_page(at, page, source) for at, page in enumerate(pages, 1)))


def as_type(document: Document, name: str) -> Document:
    return Document(document.id, document.pages, type=TypeGuess(name, 1.0))


def proposals(
    name: str, *pages: list[Placed], source: Origin = Origin.TEXT_LAYER
) -> list[Candidate]:
    return list(propose(typeset(*pages, source=source), document_types()[name]))


def values(name: str, *pages: list[Placed], source: Origin = Origin.TEXT_LAYER) -> dict[str, str]:
    """Field values that the rules alone decide."""
    decided = DecideFields()(ProposeByRules()(as_type(typeset(*pages, source=source), name)))
    return {field.name: field.value for field in decided.fields}


def items(name: str, *pages: list[Placed]) -> list[dict[str, str]]:
    """Line items that the rules alone decide."""
    decided = DecideFields()(ProposeLineItems()(as_type(typeset(*pages), name)))
    return [{field.name: field.value for field in item.fields} for item in decided.line_items]


def _page(number: int, placed: list[Placed], source: Origin) -> Page:
    words = tuple(word for x, y, text in placed for word in _words(x, y, text))
    return Page(number, 1000, 1400, 100, source=source, words=words, lines=group_lines(words))


def _words(x: int, y: int, text: str) -> list[Word]:
    words = []
    for word in text.split():
        right = x + _LETTER * len(word)
        words.append(Word(word, Box(x, y, right, y + _HEIGHT)))
        x = right + _LETTER // 2
    return words
