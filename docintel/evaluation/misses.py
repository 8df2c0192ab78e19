"""Collect every miss with the piece of the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docintel.core.document import Document
from docintel.core.document_type import Kind
from docintel.core.printed import Place, PrintedText
from docintel.core.text_map import TextMap
from docintel.evaluation.comparison import DocumentOutcome
from docintel.evaluation.normal_form import normal_form
from docintel.evaluation.outcomes import Outcome
from docintel.evaluation.page_images import PageImages


@dataclass(frozen=True, slots=True)
class Miss:
    """A wrong outcome. The crops are data URIs: of what was taken, and of where the labelled value
    is printed, None where there is no such place."""

    outcome: Outcome
    taken: str | None
    printed: str | None


def misses(result: DocumentOutcome, document: Document, images: PageImages) -> Iterator[Miss]:
    wrong = [outcome for outcome in (*result.fields, *result.cells) if not outcome.correct]
    if not wrong:
        return
    text, places = PrintedText(document.text), TextMap(document)
    for outcome in wrong:
        found = outcome.found
        taken = images.crop(found.page, found.boxes) if found else None
        printed = None
        for start, end in _places(text, outcome):
            printed = printed or images.crop(*places.place(start, end))
        yield Miss(outcome, taken, printed)


def _places(text: PrintedText, outcome: Outcome) -> list[Place]:
    """Where the labelled value is printed."""
    expected = outcome.expected
    if expected is None:
        return []
    if outcome.kind is Kind.MONEY:
        return text.amounts(normal_form(expected, Kind.MONEY))
    if outcome.kind is Kind.DATE:
        return text.dates(normal_form(expected, Kind.DATE))
    if outcome.kind is Kind.CURRENCY:
        return text.currencies(expected)
    return text.addresses(expected)
