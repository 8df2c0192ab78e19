"""Find identifiers that carry their own proof. The only file that imports stdnum, phonenumbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_uppercase


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier at `text[start:end]`, normalised without blanks.

    `valid` says whether its check digits, or its country's rules, agree.
    """

    start: int
    end: int
    value: str
    valid: bool


#: Forms of VAT ids by their first letters (EU, Northern Ireland, Great Britain, CH, NO).
_VAT_FORMS = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CHE": r"\d{9}(?:MWST|TVA|IVA)?",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[A-Z0-9]\d{7}[A-Z0-9]",
    "FI": r"\d{8}",
    "FR": r"[A-HJ-NP-Z0-9]{2}\d{9}",
    "GB": r"\d{9}(?:\d{3})?",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}",
    "LT": r"(?:\d{12}|\d{9})",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"\d{9}B\d{2}",
    "NO": r"\d{9}(?:MVA)?",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{2,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "XI": r"\d{9}(?:\d{3})?",
}
_VAT_ID = re.compile("|".join(f"{country}{form}" for country, form in _VAT_FORMS.items()))
_VAT_STARTS = "|".join(sorted(_VAT_FORMS, key=len, reverse=True))
#: A country's letters, then letters and digits with single blanks, points or hyphens between.
_VAT_CANDIDATE = re.compile(rf"(?<![A-Za-z0-9])(?:{_VAT_STARTS})(?:[ .-]{{0,2}}[A-Z0-9]+){{1,6}}")

_IBAN_CANDIDATE = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}")
_BIC_FORM = r"[A-Z]{4}(?:[A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?"
_LABELLED_BIC = re.compile(
    r"(?i:\b(?:BIC|SWIFT)\b[^A-Za-z0-9\n]{0,4}(?:(?:BIC|SWIFT|code)\b[^A-Za-z0-9\n]{0,4}){0,2})"
    rf"(?P<bic>{_BIC_FORM})(?![A-Za-z0-9])"
)
_HEAD_OFFICE_BIC = re.compile(r"(?<![A-Za-z0-9])(?P<bic>[A-Z]{6}[A-Z0-9]{2}XXX)(?![A-Za-z0-9])")
_EMAIL = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}(?![\w@])"
)
_URL = re.compile(r"(?<![\w@.])(?:https?://|www\.)[^\s<>\"']+[\w/]", re.IGNORECASE)


def find_ibans(text: str) -> list[Identifier]:
    """IBANs of known countries, printed in one piece or in groups."""
    return _kept_apart(_ibans(text))


def is_iban(value: str) -> bool:
    """Whether country, length and the mod 97 check digits agree."""
    from stdnum import iban

    return bool(iban.is_valid(value))


@cache
def iban_forms() -> Mapping[str, str]:
    """What stands at each place of an IBAN, by country: n a digit, a a letter, c either.

    The letters of the country stand for themselves.
    """
    countries = map("".join, product(ascii_uppercase, repeat=2))
    return {country: form for country in countries if (form := _iban_form(country))}


def find_bics(text: str) -> list[Identifier]:
    """BICs behind a label, or with the head office's XXX; a word of eight capitals is none."""
    matches = [*_LABELLED_BIC.finditer(text), *_HEAD_OFFICE_BIC.finditer(text)]
    found = (
        Identifier(match.start("bic"), match.end("bic"), match["bic"], is_bic(match["bic"]))
        for match in matches
    )
    return _kept_apart(one for one in found if one.valid)


def is_bic(value: str) -> bool:
    """Whether it has the form of a BIC."""
    from stdnum import bic

    return bool(bic.is_valid(value))


def find_vat_ids(text: str) -> list[Identifier]:
    """VAT ids of Europe by their form, with a word on their check digits."""
    return _kept_apart(_vat_ids(text))


def is_vat_id(value: str) -> bool:
    """Whether the check digits of a European VAT id agree with its country's rules."""
    if value.startswith("CHE"):
        from stdnum.ch import uid
        from stdnum.ch import vat as swiss

        return bool(swiss.is_valid(value) or uid.is_valid(value))
    if value.startswith("NO"):
        from stdnum.no import orgnr

        return bool(orgnr.is_valid(value[2:].removesuffix("MVA")))
    if value.startswith(("GB", "XI")):
        from stdnum.gb import vat as british

        return bool(british.is_valid(value[2:]))
    from stdnum.eu import vat

    return bool(vat.is_valid(value))


def find_phones(text: str, region: str | None = None) -> list[Identifier]:
    """Phone numbers in E.164 form; numbers without +country need the region (`DE`, `US`)."""
    from phonenumbers import PhoneNumberFormat, PhoneNumberMatcher, format_number

    return [
        Identifier(
            match.start, match.end, format_number(match.number, PhoneNumberFormat.E164), True
        )
        for match in PhoneNumberMatcher(text, region)
    ]


def find_emails(text: str) -> list[Identifier]:
    """E-mail addresses, in lower case."""
    return [
        Identifier(match.start(), match.end(), match.group().lower(), True)
        for match in _EMAIL.finditer(text)
    ]


def find_urls(text: str) -> list[Identifier]:
    """Web addresses that start with a scheme or www."""
    return [
        Identifier(match.start(), match.end(), match.group(), True) for match in _URL.finditer(text)
    ]


def compact(value: str) -> str:
    """The identifier in capitals, without blanks, points and hyphens."""
    return re.sub(r"[\s.-]", "", value).upper()


def _ibans(text: str) -> Iterator[Identifier]:
    for match in _IBAN_CANDIDATE.finditer(text):
        if length := _iban_length(match.group()[:2]):
            end = _end_of(length, match.group())
            if end is not None and not text[match.start() + end :][:1].isalnum():
                value = compact(match.group()[:end])
                yield Identifier(match.start(), match.start() + end, value, is_iban(value))


def _end_of(length: int, printed: str) -> int | None:
    """Where in the printed form that many letters and digits end."""
    places = [place for place, letter in enumerate(printed) if letter.isalnum()]
    return places[length - 1] + 1 if len(places) >= length else None


@cache
def _iban_form(country: str) -> str | None:
    """As stdnum's table of national forms has it; None for a country without IBANs."""
    from stdnum import numdb

    _, properties = numdb.get("iban").info(country)[0]
    form = properties.get("bban")
    if not form:
        return None
    parts = re.findall(r"(\d+)!([nac])", form)
    return f"{country}nn" + "".join(sign * int(count) for count, sign in parts)


def _iban_length(country: str) -> int | None:
    form = _iban_form(country)
    return len(form) if form else None


def _vat_ids(text: str) -> Iterator[Identifier]:
    for match in _VAT_CANDIDATE.finditer(text):
        printed = match.group()
        # The longest form wins that ends where a piece of the print ends: `DE 123 456 789 12.50`.
        for end in sorted(_ends_of_pieces(printed), reverse=True):
            value = compact(printed[:end])
            if _VAT_ID.fullmatch(value):
                yield Identifier(match.start(), match.start() + end, value, is_vat_id(value))
                break


def _ends_of_pieces(printed: str) -> Iterator[int]:
    return (piece.end() for piece in re.finditer(r"[A-Z0-9]+", printed))


def _kept_apart(found: Iterator[Identifier]) -> list[Identifier]:
    """In order, without those that reach into an earlier one."""
    kept: list[Identifier] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
    return kept
