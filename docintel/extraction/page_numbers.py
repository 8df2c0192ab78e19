"""Read the number that is printed on a page, and of how many pages it says to be one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from docintel.extraction.reading import Reading, Segment

#: Nobody prints more pages than this, but years and amounts stand alone on a line too.
_MOST = 1999
#: The share of the text, at its top and at its end, where a bare number is one of a page.
_EDGE = 0.06
_OF = r"(?:/|\||of|von|de|di|van|sur|aus|su)"
_NAMED = re.compile(
    r"\b(?:page|seite|blatt|pagina|página|pag|pág|pg|feuille|feuillet|folio|hoja|foglio|sheet|blad"
    rf"|bladzijde)\b\s*[.:]?\s*(?:n[ro°º.]*\s*)?(\d{{1,4}})(?:\s*{_OF}\s*(\d{{1,4}}))?",
    re.IGNORECASE,
)
_BARE_OF = re.compile(rf"^[\s(]*(\d{{1,4}})\s*{_OF}\s*(\d{{1,4}})[\s)]*$", re.IGNORECASE)
_BARE = re.compile(r"^\s*[-\u2013\u2014·]?\s*(\d{1,3})\s*[-\u2013\u2014·]?\s*$")


@dataclass(frozen=True, slots=True)
class PageNumber:
    """`count` is None where the page does not say how many there are."""

    number: int
    count: int | None = None

    @property
    def is_last(self) -> bool:
        return self.count is not None and self.number == self.count


def printed_number(reading: Reading, page: int) -> PageNumber | None:
    """What is most clearly a page number on that page; None where there is none."""
    segments = reading.on_page(page)
    found = [*_named(segments), *_alone(reading, segments)]
    return next((one for one in found if _is_possible(one)), None)


def _named(segments: tuple[Segment, ...]) -> Iterator[PageNumber]:
    for segment in segments:
        if match := _NAMED.search(segment.text):
            yield _read(match)


def _alone(reading: Reading, segments: tuple[Segment, ...]) -> Iterator[PageNumber]:
    """Numbers without a word, which stand at the edge of the page."""
    edge = [one for one in segments if not _EDGE < reading.height(one) < 1 - _EDGE]
    for pattern in (_BARE_OF, _BARE):
        for segment in reversed(edge):
            if match := pattern.match(segment.text):
                yield _read(match)


def _read(match: re.Match[str]) -> PageNumber:
    number, *rest = match.groups()
    return PageNumber(int(number), int(rest[0]) if rest and rest[0] else None)


def _is_possible(found: PageNumber) -> bool:
    return 0 < found.number <= (found.count or _MOST) <= _MOST
