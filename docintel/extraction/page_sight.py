"""Look at one page by itself: what stands on it that other pages of its document repeat or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import islice
from statistics import median

from docintel.core.document import Document
from docintel.core.page import Page
from docintel.core.squash import squash
from docintel.extraction.page_numbers import PageNumber, printed_number
from docintel.extraction.phrases import is_closing, is_salutation
from docintel.extraction.reading import Reading, Segment, read
from docintel.extraction.type_words import words_of

#: Running heads and feet stand in these shares of the text.
_HEAD, _FOOT = 0.15, 0.88
#: How many lines at its top and its end are read for sums that are carried.
_LINES = 6
#: How many lines a letterhead and an address take before the greeting.
_BEFORE_GREETING = 25
_ID = re.compile(r"\w*\d[\w./-]{2,}\d")
_DIGITS_OF_ID = 4
_CARRIED = re.compile(
    r"\b(?:carried|brought)\s+(?:over|forward)|\b[cb]/f\b|\bcontinued\b|\bcont'?d\b"
    r"|\bübertrag\b|\bfortsetzung\b|\bà\s+reporter\b|^report\b|\bsuite\b|\bsuma\s+y\s+sigue\b"
    r"|\bsuma\s+anterior\b|\bcontinúa\b|\bcontinuación\b|\ba?\s*riport(?:o|are)\b|\bsegue\b"
    r"|\btransport\b|\bvervolg\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageSight:
    """What is seen of a page.

    `vocabulary` are its words one by one, `head` and `foot` the lines there by their letters alone,
    `ids` numbers of documents, accounts and firms, and dates. `letter_height` are the pixels of
    the usual line, 0 on a blank page. `carries` and `was_carried` say that a sum or a text goes on,
    behind or before.
    """

    width: int
    height: int
    number: PageNumber | None
    words: Mapping[str, float]
    vocabulary: frozenset[str]
    head: frozenset[str]
    foot: frozenset[str]
    ids: frozenset[str]
    letter_height: float
    carries: bool
    was_carried: bool
    greets: bool
    takes_leave: bool
    begins_inside: bool
    ends_inside: bool

    @property
    def is_blank(self) -> bool:
        return self.letter_height == 0


def look_at(page: Page) -> PageSight:
    """A page as if nothing were before or behind it; one without text is blank."""
    reading = read(Document("", (page,)))
    words, lines = words_of(reading), reading.segments
    top, end = list(islice(lines, _LINES)), lines[-_LINES:]
    return PageSight(
        width=page.width,
        height=page.height,
        number=printed_number(reading, page.number),
        words=words,
        vocabulary=frozenset(name for name in words if name.startswith("w ")),
        head=_letters(reading, lambda height: height < _HEAD),
        foot=_letters(reading, lambda height: height > _FOOT),
        ids=_ids(reading.text),
        letter_height=median([line.box.height for line in lines] or [0.0]),
        carries=_any_carried(end),
        was_carried=_any_carried(top),
        greets=any(is_salutation(line.text) for line in islice(lines, _BEFORE_GREETING)),
        takes_leave=any(is_closing(line.text) for line in lines[-_BEFORE_GREETING:]),
        begins_inside=bool(top) and top[0].text[:1].islower(),
        ends_inside=bool(end) and not any(line.text.endswith((".", ":")) for line in end[-2:]),
    )


def _letters(reading: Reading, belongs: Callable[[float], bool]) -> frozenset[str]:
    found = (
        "".join(letter for letter in squash(segment.text) if letter.isalpha())
        for segment in reading.segments
        if belongs(reading.height(segment))
    )
    return frozenset(line for line in found if len(line) > 3)


def _ids(text: str) -> frozenset[str]:
    found = _ID.findall(text)
    return frozenset(squash(one) for one in found if sum(map(str.isdigit, one)) >= _DIGITS_OF_ID)


def _any_carried(lines: list[Segment] | tuple[Segment, ...]) -> bool:
    return any(_CARRIED.search(line.text) for line in lines)
