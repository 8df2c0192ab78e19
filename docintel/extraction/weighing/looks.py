"""How a value looks by itself: its form, its place on the page, how well it was read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docintel.core.addresses import looks_like_address_line
from docintel.core.dates import find_dates
from docintel.core.document import Candidate
from docintel.core.document_type import Kind
from docintel.core.geometry import Box, around
from docintel.core.identifiers import is_bic, is_iban, is_vat_id
from docintel.core.page import Line, Origin, Page
from docintel.extraction.companies import has_legal_form
from docintel.extraction.weighing.contested import Contested

#: A text this long counts as long, in characters.
_LONG = 60.0
_FIRST_YEAR, _LAST_YEAR = "1990", "2040"
#: Pages of a document before the last that are told apart.
_MANY_PAGES = 5
#: A legal form has so many words at most; so many digits are a number with a meaning.
_FORM_WORDS, _LEAST_DIGITS = 2, 4

Features = dict[str, float]
#: Page, left and top of a word: no other word begins there.
_Start = tuple[int, float, float]


@dataclass(frozen=True)
class Looks:
    """Looks at values of one document."""

    pages: Mapping[int, Page]
    #: How well each word was read.
    read: Mapping[_Start, float]
    #: The line of each word.
    beside: Mapping[_Start, Line]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Looks:
        read = {
            _start(page.number, word.box): word.confidence for page in pages for word in page.words
        }
        beside = {
            _start(page.number, word.box): line
            for page in pages
            for line in page.lines
            for word in line.words
        }
        return cls({page.number: page for page in pages}, read, beside)

    def features(self, value: Contested) -> Features:
        shown = next((vote for vote in value.votes if vote.boxes), value.best)
        return {
            **_form(value.spec.kind, value.best),
            "of_lines": self._share_of_lines(shown) if value.row is None else 1.0,
            **self._reading(shown),
            **self._place(shown),
        }

    def _share_of_lines(self, vote: Candidate) -> float:
        """How many of the words on its lines are its own; 1 for a value that is nowhere."""
        lines = {
            id(line): len(line.words)
            for box in vote.boxes
            if (line := self.beside.get(_start(vote.page or 0, box)))
        }
        return min(len(vote.boxes) / sum(lines.values()), 1.0) if lines else 1.0

    def _reading(self, vote: Candidate) -> Features:
        """Values that are nowhere, and words that were taken apart, count as read well."""
        page = self.pages.get(vote.page or 0)
        read = [self.read.get(_start(vote.page or 0, box), 1.0) for box in vote.boxes] or [1.0]
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


def _start(page: int, box: Box) -> _Start:
    return page, box.left, box.top


def _form(kind: Kind, vote: Candidate) -> Features:
    text = vote.value
    letters = sum(map(str.isalpha, text))
    digits = sum(map(str.isdigit, text))
    return {
        "well_formed": _well_formed(kind, vote),
        "stray": _strays(kind, text),
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


def _strays(kind: Kind, text: str) -> float:
    """The share of lines of an address that do not look like one; 1 for a name that goes on behind
    its legal form, or holds an address or a number."""
    if kind is Kind.ADDRESS:
        lines = text.split(", ")
        return sum(not _is_address_line(line) for line in lines) / len(lines)
    if kind is not Kind.NAME:
        return 0.0
    ends = text.split()[-_FORM_WORDS:]
    goes_on = has_legal_form(text) and not has_legal_form(" ".join(["x", *ends]))
    number = sum(map(str.isdigit, text)) >= _LEAST_DIGITS
    return float(goes_on or number or _is_address_line(text))


# The lines of an address come up in every value that holds them.
_is_address_line = lru_cache(maxsize=4096)(looks_like_address_line)

_TESTS: Mapping[Kind, Callable[[str], bool]] = {
    Kind.IBAN: is_iban,
    Kind.BIC: is_bic,
    Kind.TAX_ID: is_vat_id,
    Kind.DATE: lambda value: _FIRST_YEAR <= value[:4] <= _LAST_YEAR,
    Kind.NAME: lambda value: has_legal_form(value) or has_legal_form(value.upper()),
    Kind.ADDRESS: lambda value: any(map(_is_address_line, value.split(", "))),
    # What reads like a date seldom is a number of anything.
    Kind.IDENTIFIER: lambda value: (
        len(value) >= _LEAST_DIGITS and not (value[0].isdigit() and find_dates(value))
    ),
}
