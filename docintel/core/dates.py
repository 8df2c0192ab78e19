"""Find and read dates and times as people print them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache, lru_cache

#: Languages whose month names are known.
LANGUAGES = ("en", "de", "fr", "es", "it", "nl")

#: Short forms in print that CLDR does not list, and what OCR without accents makes of others.
_MORE_MONTHS = {"sept": 9, "mrz": 3, "okt": 10, "dez": 12, "maerz": 3, "jaenner": 1, "janner": 1}

#: Years that a document of business can name.
_YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at `text[start:end]`; ambiguous where day and month could be exchanged."""

    start: int
    end: int
    value: date
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day at `text[start:end]`."""

    start: int
    end: int
    value: time


# A date may touch letters (Date12/03/2018) and a time (12/03/201818:30) but no other number.
_FREE_START = r"(?<!\d)(?<!\d[./-])"
_FREE_END = r"(?:(?!\d)(?![./-]\d)|(?=\d{2}:\d{2}))"

_YEAR_FIRST = re.compile(
    rf"{_FREE_START}(?P<year>\d{{4}})(?P<mark>[./-])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})"
    r"(?!\d)(?![./-]\d)"
)
# Blanks and letters beside the numbers are trusted with a full year only: HC03-7 - 15 is a code.
_NUMERIC = re.compile(
    rf"{_FREE_START}(?P<first>\d{{1,2}})[ ]?(?P<mark>[./-])[ ]?(?P<second>\d{{1,2}})"
    rf"[ ]?(?P=mark)[ ]?(?P<year>\d{{4}}){_FREE_END}"
)
_NUMERIC_SHORT = re.compile(
    rf"{_FREE_START}(?<![^\W\d])(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})"
    rf"(?P=mark)(?P<year>\d{{2}}){_FREE_END}"
)
#: Full width on purpose: only then is an O surely a zero and an l a one.
_NOISY = re.compile(
    r"(?<!\w)(?P<first>[\dOoIl]{2})(?P<mark>[./-])(?P<second>[\dOoIl]{2})(?P=mark)"
    r"(?P<year>[2Z][0Oo][\dOoIl]{2})(?!\w)"
)
_COMPACT = re.compile(
    r"(?<![\w.,/-])(?P<year>19[89]\d|20[0-4]\d)(?P<month>\d{2})(?P<day>\d{2})"
    r"(?![\w-])(?!/\d{1,4}(?!\d))(?![.,]\d)"
)
_TIME = re.compile(
    r"(?<![\d:.,])(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?"
    r"|[.h](?P<minute2>[0-5]\d)(?=\s?(?:Uhr|h\b|[ap]\.?m\b)|\b(?<=h\d\d)))"
    r"(?!\d|[:.]\d)(?:\s?(?P<half>[aApP])\.?[mM]\b\.?)?(?:\s?Uhr\b)?"
)
_SORT_CODE = re.compile(r"\b(?:sort(?:ing)?[ -]?code|s/c)\W{0,3}(?:no\W{1,2})?$", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"[ ,;/]{1,3}(?:(?:account|acc?t?|a/c)\W{0,2}(?:no\W{1,2})?)?\d{8}(?!\d)", re.I
)
_OCR_DIGITS = str.maketrans("OoIlZ", "00112")


def find_dates(text: str, day_first: bool = True) -> list[FoundDate]:
    """Dates in the order they stand, never overlapping.

    `day_first` decides 03/04/2026 where nothing else does; such a date is marked ambiguous.
    Two-digit years follow POSIX: 69 to 99 are in the 20th century.
    """
    return list(_found(text, day_first))


# Every voter asks for the dates of every line.
@lru_cache(maxsize=4_000)
def _found(text: str, day_first: bool) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    for one in _all_forms(text, day_first):
        if all(one.end <= other.start or other.end <= one.start for other in found):
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def find_times(text: str) -> list[FoundTime]:
    """Times of day in the order they stand: 20:49:59, 8:30 pm, 18h30, 12.30 Uhr."""
    times = ((match, _time(match)) for match in _TIME.finditer(text))
    return [FoundTime(match.start(), match.end(), value) for match, value in times if value]


def _all_forms(text: str, day_first: bool) -> Iterator[FoundDate]:
    """Every reading, the surest form first."""
    plain = _unaccented(text)
    for form in (_YEAR_FIRST, *_month_name_forms(), _COMPACT):
        for match in form.finditer(plain):
            if value := _date(match["year"], _month(match["month"]), match["day"]):
                yield FoundDate(match.start(), match.end(), value)
    for form in (_NUMERIC, _NUMERIC_SHORT, _NOISY):
        for match in form.finditer(text):
            found = None if _is_sort_code(match) else _numeric(match, day_first)
            if found:
                yield found


def _is_sort_code(match: re.Match[str]) -> bool:
    """Whether the numbers are those of a British bank, by its name or the account behind them."""
    before, behind = match.string[: match.start()], match.string[match.end() :]
    named = _SORT_CODE.search(before) or _ACCOUNT.match(behind)
    return match["mark"] == "-" and len(match["year"]) == 2 and bool(named)


def _numeric(match: re.Match[str], day_first: bool) -> FoundDate | None:
    first, second = match["first"], match["second"]
    year = match["year"]
    readings = [_date(year, second, first), _date(year, first, second)]
    if not day_first:
        readings.reverse()
    value = readings[0] or readings[1]
    if value is None:
        return None
    ambiguous = None not in readings and readings[0] != readings[1]
    return FoundDate(match.start(), match.end(), value, ambiguous)


def _date(year: str, month: str | int, day: str) -> date | None:
    """The date, or None where the calendar has none such."""
    numbers = [str(part).translate(_OCR_DIGITS) for part in (year, month, day)]
    full_year = _full_year(numbers[0])
    if full_year not in _YEARS:
        return None
    try:
        return date(full_year, int(numbers[1]), int(numbers[2]))
    except ValueError:
        return None


def _full_year(digits: str) -> int:
    year = int(digits.lstrip("'"))
    if len(digits.lstrip("'")) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)


def _time(match: re.Match[str]) -> time | None:
    hour = int(match["hour"])
    half = (match["half"] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour == 24:
        return None
    return time(hour, int(match["minute"] or match["minute2"]), int(match["second"] or 0))


def _month(printed: str) -> str | int:
    return printed if printed.isdigit() else month_names()[printed.lower()]


@cache
def _month_name_forms() -> tuple[re.Pattern[str], ...]:
    """Patterns with a month's name; they expect text without accents."""
    names = "|".join(sorted(month_names(), key=len, reverse=True))
    # Passports say it in two languages: 16 APR/AVR 2022.
    month = rf"(?P<month>{names})(?![a-z])\.?(?:\s?/\s?(?:{names})(?![a-z])\.?)?"
    gap = r"[\s./,-]{0,3}"
    linked = rf"(?:{gap}(?:de|del|of|di)\s+|{gap})"
    year = r"(?P<year>\d{4}|'?\d{2})(?!\d|:\d|[.,]\d)"
    long_year = r"(?P<year>(?:19|20)\d{2}|'\d{2})(?!\d)"
    day = r"(?<!\d)(?<!\d[.,])(?P<day>\d{1,2})"
    ordinal = r"(?:st|nd|rd|th|er|e|o|\.)?"
    forms = (
        rf"{day}{ordinal}{linked}{month}{linked}{year}",
        rf"(?<![a-z]){month}{gap}(?P<day>\d{{1,2}}){ordinal}(?:\s?,\s?|\s+|-|/){long_year}",
        rf"(?<![a-z]){month}\s?(?P<day>\d{{1,2}}){ordinal}\s?,\s?(?P<year>\d{{2}})(?!\d|:\d)",
        rf"(?<!\d)(?P<year>(?:19|20)\d{{2}}){gap}{month}{gap}(?P<day>\d{{1,2}})(?!\d|:\d)",
    )
    return tuple(re.compile(form, re.IGNORECASE | re.ASCII) for form in forms)


@cache
def month_names() -> dict[str, int]:
    """Lower-case names and short forms without accents, each with its month."""
    from babel.dates import get_month_names

    names = dict(_MORE_MONTHS)
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                months = get_month_names(width, context, language)
                for number, name in months.items():
                    names[_unaccented(name).lower().rstrip(".")] = number
    return names


def _unaccented(text: str) -> str:
    """The same text, letter by letter, without accents and odd blanks; positions stay."""
    if text.isascii():
        return text
    return "".join(letter if letter.isascii() else _plain(letter) for letter in text)


def _plain(letter: str) -> str:
    return " " if letter in "\u00a0\u2009\u202f" else unicodedata.normalize("NFD", letter)[0]
