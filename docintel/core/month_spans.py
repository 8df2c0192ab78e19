"""Read months such as `March 2026`, `März 2026` or `03/2026` as their first and last day."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from docintel.core.dates import month_names

_NUMBERED = (
    re.compile(r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>20\d{2})(?![\d./-])"),
    re.compile(r"(?<![\w./-])(?P<year>20\d{2})[/-](?P<month>0[1-9]|1[0-2])(?![\w./-])"),
)


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A month at `text[start:end]`."""

    start: int
    end: int
    first: date

    @property
    def last(self) -> date:
        days = calendar.monthrange(self.first.year, self.first.month)[1]
        return self.first.replace(day=days)


def find_months(text: str) -> Iterator[MonthSpan]:
    """Months with their year, in the order they stand, by name in six languages or by number."""
    plain = _unaccented(text)
    found = [(match, _number(match["month"])) for match in _named().finditer(plain)]
    found += [(one, int(one["month"])) for form in _NUMBERED for one in form.finditer(text)]
    for match, month in sorted(found, key=lambda one: one[0].start()):
        yield MonthSpan(match.start(), match.end(), date(int(match["year"]), month, 1))


def _number(name: str) -> int:
    return month_names()[name.casefold()]


@cache
def _named() -> re.Pattern[str]:
    names = "|".join(sorted(month_names(), key=len, reverse=True))
    # With a day before it, it is a date.
    return re.compile(
        rf"(?<![\w.])(?<!\d[.\s/-])(?<!\d[.]\s)(?P<month>{names})\.?\s*(?:de\s|del\s|di\s|/|-)?\s*"
        r"(?P<year>20\d{2})(?!\w)",
        re.IGNORECASE | re.ASCII,
    )


def _unaccented(text: str) -> str:
    """The same text, letter by letter, without accents; positions stay."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)
