"""Read values out of a text, one parser for each kind of field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from docintel.core.countries import find_countries
from docintel.core.currencies import currencies_named, currency_code
from docintel.core.dates import find_dates, find_times
from docintel.core.document_type import Kind
from docintel.core.identifiers import (
    Identifier,
    compact,
    find_bics,
    find_emails,
    find_ibans,
    find_vat_ids,
    is_bic,
)
from docintel.core.money import Amount, find_amounts, find_percentages, format_amount, parse_amount
from docintel.core.mrz_line import mrz_line


@dataclass(frozen=True, slots=True)
class Found:
    """A value at `text[start:end]`, normalised; `certainty` is how sure its form makes it."""

    start: int
    end: int
    value: str
    certainty: float = 1.0

    def moved(self, by: int) -> Found:
        """The same value in a text that begins so many letters earlier."""
        return replace(self, start=self.start + by, end=self.end + by)


#: A number of a document: letters, digits and marks with at least one digit among them.
_IDENTIFIER = re.compile(r"(?<!\w)(?:\d{2,4}(?: \d{2,4})+(?![\w.,/:-])|[A-Za-z0-9][\w/.\-#*]*)")
#: What may stand between a label and the number.
_NUMBER_WORDS = {"no", "nr", "number", "nummer", "numero", "n", "num", "id", "nro", "ref", "code"}
_LAW = re.compile(r"[^\W\d_](?:[^\W_]|[ '\u2019&-])*")
_DURATION = re.compile(
    r"(?:\(?\d{1,3}\)?|(?:one|two|three|six|thirty|sixty|ninety|ein|zwei|drei|vier|sechs|un|deux|trois"
    r"|uno|dos|tres|due|tre|een|twee|drie|seis|sei|zes)[^\W\d_]{0,2})"
    r"\s*(?:\(\s*\w+\s*\)\s*)?(?:calendar |business |working |full )?"
    r"(?:days?|weeks?|months?|years?|tage?n?|wochen?|monate?n?|jahre?n?|jours?|semaines?|mois|ans?"
    r"|dias?|días?|semanas?|meses|mes|años?|giorni|settimane|mesi|mese|anni|dagen|weken|maanden?|jaar)"
    r"\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w.,])\(?\+?\d[\d\s()./\u2013-]{5,18}\d(?!\w)")
_URL = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*"
    r"\.(?:com|net|org|info|biz|eu|de|at|ch|li|fr|es|it|nl|be|lu|uk|ie|us|ca|pl|cz|dk|se|pt|io))"
    r"(?:/[\w./%#?=&-]*)?(?![\w@:-])",
    re.IGNORECASE,
)
#: What banks print behind a balance below nought.
_OVERDRAWN = re.compile(r"\s?(?:O/?D|DR)\b")
#: A number with thousands parted by blanks; beside other numbers a blank parts two.
_GROUPED = re.compile(r"\s*(?P<number>-?[1-9]\d{0,2}(?: \d{3}){1,3}(?:[.,]\d{1,3})?)\s*")
_COUNTRY_FREE_TAX_ID = re.compile(r"(?<!\w)[A-Z]{0,3}[- ]?\d[\d./ -]{5,16}\d[A-Z]?(?!\w)")


def find_values(kind: Kind, text: str, day_first: bool = True) -> list[Found]:
    """Values of that kind in the order they stand; none of choices, which only a field knows."""
    return list(_found(kind, text, day_first if kind is Kind.DATE else True))


# Every voter reads the same lines.
@lru_cache(maxsize=20_000)
def _found(kind: Kind, text: str, day_first: bool) -> tuple[Found, ...]:
    return tuple(_dates(text, day_first) if kind is Kind.DATE else _FINDERS[kind](text))


def _dates(text: str, day_first: bool) -> list[Found]:
    return [
        Found(one.start, one.end, one.value.isoformat(), 0.9 if one.ambiguous else 1.0)
        for one in find_dates(text, day_first)
    ]


def _times(text: str) -> list[Found]:
    """Seconds only where they are printed."""
    found = []
    for one in find_times(text):
        precision = "seconds" if text[one.start : one.end].count(":") > 1 else "minutes"
        found.append(Found(one.start, one.end, one.value.isoformat(precision)))
    return found


def _money(text: str) -> list[Found]:
    """Amounts; what is overdrawn (OD, DR) is owed."""
    return [
        Found(one.start, one.end, format_amount(_owed(text, one))) for one in find_amounts(text)
    ]


def _owed(text: str, amount: Amount) -> Decimal:
    return -abs(amount.value) if _OVERDRAWN.match(text, amount.end) else amount.value


def _numbers(text: str) -> list[Found]:
    if grouped := _GROUPED.fullmatch(text):
        digits = grouped["number"].replace(" ", "").replace(",", ".")
        return [Found(*grouped.span("number"), f"{Decimal(digits).normalize():f}")]
    found = []
    for match in re.finditer(r"(?<![\w.,])-?\d[\d.,']*", text):
        printed = match.group().rstrip(".,")
        if (value := parse_amount(printed)) is not None:
            end = match.start() + len(printed)
            found.append(Found(match.start(), end, f"{value.normalize():f}"))
    return found


def _percentages(text: str) -> list[Found]:
    found = [
        Found(one.start, one.end, f"{one.value.normalize():f}") for one in find_percentages(text)
    ]
    return found or [one for one in _numbers(text) if 0 <= float(one.value) <= 30]


def _currencies(text: str) -> list[Found]:
    named = currencies_named(text)
    if named:
        printed = re.search(rf"\b{named[0]}\b", text)
        start, end = printed.span() if printed else (0, len(text))
        return [Found(start, end, named[0])]
    code = currency_code(text.strip(" :.-"))
    return [Found(0, len(text), code)] if code else []


def _identifiers(text: str) -> list[Found]:
    """Only the first piece counts: a number stands directly behind its label."""
    for match in _IDENTIFIER.finditer(text):
        printed = match.group().rstrip(".,;:-/")
        if any(letter.isdigit() for letter in printed) and len(printed) <= 40:
            certainty = 0.8 if _is_date_or_amount(printed) or len(printed) < 3 else 1.0
            value = printed.replace(" ", "")
            return [Found(match.start(), match.start() + len(printed), value, certainty)]
        if match.group().casefold().rstrip(".") not in _NUMBER_WORDS:
            return []
    return []


def _is_date_or_amount(printed: str) -> bool:
    dates = find_dates(printed)
    whole_date = bool(dates) and dates[0].end - dates[0].start == len(printed)
    return whole_date or bool(re.fullmatch(r"\d+[.,]\d{2}", printed))


def _tax_ids(text: str) -> list[Found]:
    if found := _proved(find_vat_ids)(text):
        return found
    return [
        Found(match.start(), match.end(), compact(match.group()), 0.75)
        for match in _COUNTRY_FREE_TAX_ID.finditer(text)
    ][:1]


def _bics(text: str) -> list[Found]:
    if found := _proved(find_bics)(text):
        return found
    matches = re.finditer(r"(?<!\w)[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?(?!\w)", text)
    return [
        Found(match.start(), match.end(), match.group(), 0.9)
        for match in matches
        if is_bic(match.group())
    ]


def _phones(text: str) -> list[Found]:
    return [
        Found(match.start(), match.end(), re.sub(r"[^\d+]", "", match.group()), 0.9)
        for match in _PHONE.finditer(text)
    ][:1]


def _durations(text: str) -> list[Found]:
    return [Found(one.start(), one.end(), one.group()) for one in _DURATION.finditer(text)]


def _law(text: str) -> list[Found]:
    match = _LAW.search(text)
    return [Found(match.start(), match.end(), match.group().strip(), 0.9)] if match else []


def _urls(text: str) -> list[Found]:
    """Addresses on the web, without what every one begins with."""
    found = []
    for match in _URL.finditer(text):
        printed = match.group().rstrip("./")
        value = re.sub(r"^https?://", "", printed.casefold())
        found.append(Found(match.start(), match.start() + len(printed), value, 0.9))
    return found


def _countries(text: str) -> list[Found]:
    return [Found(one.start, one.end, one.code, 0.95) for one in find_countries(text)]


def _mrz_lines(text: str) -> list[Found]:
    line = mrz_line(text)
    return [Found(0, len(text), line)] if line else []


def _none(text: str) -> list[Found]:
    return []


def _whole_text(text: str) -> list[Found]:
    stripped = text.strip(" :;.-\u2013\u2014#|\u2022\t")
    if not any(letter.isalnum() for letter in stripped):
        return []
    start = text.index(stripped)
    return [Found(start, start + len(stripped), stripped)]


def _names(text: str) -> list[Found]:
    return [one for one in _whole_text(text) if sum(c.isalpha() for c in one.value) >= 3]


def _proved(finder: Callable[[str], list[Identifier]]) -> Callable[[str], list[Found]]:
    def find(text: str) -> list[Found]:
        return [
            Found(one.start, one.end, one.value, 1.0 if one.valid else 0.6) for one in finder(text)
        ]

    return find


_FINDERS: Mapping[Kind, Callable[[str], list[Found]]] = {
    Kind.TEXT: _whole_text,
    Kind.NAME: _names,
    Kind.ADDRESS: _names,
    Kind.TIME: _times,
    Kind.MONEY: _money,
    Kind.NUMBER: _numbers,
    Kind.PERCENT: _percentages,
    Kind.CURRENCY: _currencies,
    Kind.IDENTIFIER: _identifiers,
    Kind.TAX_ID: _tax_ids,
    Kind.IBAN: _proved(find_ibans),
    Kind.BIC: _bics,
    Kind.EMAIL: _proved(find_emails),
    Kind.PHONE: _phones,
    Kind.DURATION: _durations,
    Kind.LAW: _law,
    Kind.URL: _urls,
    Kind.COUNTRY: _countries,
    Kind.CHOICE: _none,
    Kind.MRZ: _mrz_lines,
}
