"""How a value looks by itself: its form, its place on the page, how well it was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from docintel.core.addresses import looks_like_address_line
from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.core.geometry import Box, around
from docintel.core.identifiers import is_bic, is_iban, is_vat_id
from docintel.core.page import Origin, Page
from docintel.extraction.companies import has_legal_form
from docintel.extraction.weighing.contested import Contested

#: A text this long counts as long, in characters.
_LONG = 60.0
_FIRST_YEAR, _LAST_YEAR = "1990", "2040"
#: Pages of a document before the last that are told apart.
_MANY_PAGES = 5

Features = dict[str, float]


@dataclass(frozen=True)
class Looks:
    """Looks at values of one document."""

    pages: Mapping[int, Page]
    #: How well each word was read, by page and box.
    read: Mapping[tuple[int, Box], float]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Looks:
        read = {(page.number, word.box): word.confidence for page in pages for word in page.words}
        return cls({page.number: page for page in pages}, read)

    def features(self, value: Contested) -> Features:
        shown = next((vote for vote in value.votes if vote.boxes), value.best)
        return {
            **_form(value.spec.kind, value.best),
            **self._reading(shown),
            **self._place(shown),
        }

    def _reading(self, vote: Candidate) -> Features:
        """Values that are nowhere, and words that were taken apart, count as read well."""
        page = self.pages.get(vote.page or 0)
        read = [self.read.get((vote.page or 0, box), 1.0) for box in vote.boxes] or [1.0]
        return {
            "scanned": float(page is not None and page.source is Origin.OCR),
            "read_mean": sum(read) / len(read),
            "read_least": min(read),
        }

    def _place(self, vote: Candidate) -> Features:
        page = self.pages.get(vote.page or 0)
        if page is None or not vote.boxes:
            return {"x": 0.5, "y": 0.5, "page": 0.0, "pages_left": 0.0, "lines": 0.0}
        box = around(vote.boxes)
        left = max(self.pages) - page.number
        return {
            "x": box.center[0] / max(page.width, 1),
            "y": box.center[1] / max(page.height, 1),
            "page": float(min(page.number, _MANY_PAGES)),
            "pages_left": float(min(left, _MANY_PAGES)),
            "lines": box.height / max(*(one.height for one in vote.boxes), 1.0),
        }


def _form(kind: Kind, vote: Candidate) -> Features:
    text = vote.value
    letters = sum(letter.isalpha() for letter in text)
    digits = sum(letter.isdigit() for letter in text)
    return {
        "well_formed": _well_formed(kind, vote),
        "length": min(len(text) / _LONG, 2.0),
        "letters": letters / len(text),
        "digits": digits / len(text),
        "capitals": float(vote.text.isupper()),
    }


def _well_formed(kind: Kind, vote: Candidate) -> float:
    """1 for a value of which check digits or its form say that it is one of its kind."""
    test = _TESTS.get(kind)
    return float(test(vote.value) if test else kind is Kind.MONEY and _has_cents(vote.text))


def _has_cents(printed: str) -> bool:
    return printed.rstrip(" €$£-")[-3:-2] in {".", ","}


_TESTS: Mapping[Kind, Callable[[str], bool]] = {
    Kind.IBAN: is_iban,
    Kind.BIC: is_bic,
    Kind.TAX_ID: is_vat_id,
    Kind.DATE: lambda value: _FIRST_YEAR <= value[:4] <= _LAST_YEAR,
    Kind.NAME: lambda value: has_legal_form(value) or has_legal_form(value.upper()),
    Kind.ADDRESS: lambda value: any(map(looks_like_address_line, value.split(", "))),
}
