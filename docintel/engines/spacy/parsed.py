"""Entities that docintel's own parsers find: what has a form of its own needs no model."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docintel.core.addresses import is_town_line, looks_like_address_line
from docintel.core.dates import find_dates
from docintel.core.identifiers import (
    Identifier,
    find_bics,
    find_emails,
    find_ibans,
    find_phones,
    find_urls,
    find_vat_ids,
)
from docintel.core.money import find_amounts
from docintel.engines.protocols import Span

#: How far each kind is believed; set by hand from what else has the same form.
_PROVEN, _FORM_ONLY = 0.99, 0.6
_DATE, _AMBIGUOUS_DATE = 0.95, 0.8
_WITH_CURRENCY, _BARE_AMOUNT = 0.95, 0.75
_WITH_COUNTRY_CODE, _LABELLED_PHONE = 0.95, 0.85
_ADDRESS = 0.8

#: Where a phone number without +country is looked up, by language.
_REGIONS = {
    "en": ("US", "GB"),
    "de": ("DE", "AT", "CH"),
    "fr": ("FR", "BE"),
    "es": ("ES",),
    "it": ("IT",),
    "nl": ("NL", "BE"),
    "da": ("DK",),
    "sv": ("SE",),
    "pl": ("PL",),
    "pt": ("PT", "BR"),
    "cs": ("CZ",),
}
_PHONE_LABEL = re.compile(
    r"(?:tel|fon|phone|mobil|mobile|cell|fax|hotline|t\u00e9l|handy|gsm|telefon\w*|tel\u00e9fono)"
    r"[\w.]*\s?[:.)]*\s*$",
    re.IGNORECASE,
)
_VAT_LABEL = re.compile(
    r"(?:vat|ust|mwst|tva|iva|btw|moms|uid|n\.?i\.?f|cif|tax|nip|dic|ati?n|p\.?\s?iva|partita|steuer)"
    r"[^\n]{0,25}$",
    re.IGNORECASE,
)
_BEHIND_ADDRESS = re.compile(r"\.\s+(?=[^\W\d_]+\s+[a-z]+\s+[a-z])|\s\([^)]*$")
_PIECE = re.compile(r"[^,\u2022\u00b7|\n]+")


def parsed_spans(text: str, language: str | None) -> list[Span]:
    """Spans of every kind that a parser knows; they may overlap."""
    return [
        *_of_kind("IBAN", find_ibans(text)),
        *_of_kind("BIC", find_bics(text)),
        *_of_kind("EMAIL", find_emails(text)),
        *_of_kind("URL", find_urls(text)),
        *_vat_ids(text),
        *_phones(text, language),
        *_dates(text),
        *_amounts(text),
        *_addresses(text),
    ]


def _of_kind(label: str, found: list[Identifier]) -> Iterator[Span]:
    for one in found:
        yield Span(label, one.start, one.end, _PROVEN if one.valid else _FORM_ONLY)


def _vat_ids(text: str) -> Iterator[Span]:
    """Only those whose check digits agree or that a label announces: article numbers look alike."""
    for one in find_vat_ids(text):
        if one.valid or _VAT_LABEL.search(text, max(0, one.start - 40), one.start):
            yield Span("VAT_ID", one.start, one.end, _PROVEN if one.valid else _FORM_ONLY)


def _phones(text: str, language: str | None) -> Iterator[Span]:
    """Numbers with + and country; others only behind a label, since invoice numbers look alike."""
    for one in find_phones(text):
        yield Span("PHONE", one.start, one.end, _WITH_COUNTRY_CODE)
    for region in _REGIONS.get(language or "", ()):
        for one in find_phones(text, region):
            if _PHONE_LABEL.search(text, max(0, one.start - 20), one.start):
                yield Span("PHONE", one.start, one.end, _LABELLED_PHONE)


def _dates(text: str) -> Iterator[Span]:
    for one in find_dates(text):
        yield Span("DATE", one.start, one.end, _AMBIGUOUS_DATE if one.ambiguous else _DATE)


def _amounts(text: str) -> Iterator[Span]:
    for one in find_amounts(text):
        yield Span("MONEY", one.start, one.end, _WITH_CURRENCY if one.currency else _BARE_AMOUNT)


def _addresses(text: str) -> Iterator[Span]:
    """Runs of lines that look like an address and name a town."""
    run: list[re.Match[str]] = []
    for line in [*re.finditer(r"[^\n]+", text), None]:
        if line and looks_like_address_line(line.group()):
            run.append(line)
            continue
        if run and any(is_town_line(found.group()) for found in run):
            yield Span("ADDRESS", _start(run[0]), _end(run[-1]), _ADDRESS)
        run = []


def _start(line: re.Match[str]) -> int:
    """Where the address begins in its first line, which may hold the name before a comma."""
    looks: Callable[[str], bool] = looks_like_address_line
    pieces = list(_PIECE.finditer(line.group()))
    first = next((piece for piece in pieces if looks(piece.group().strip())), pieces[0])
    blanks = len(first.group()) - len(first.group().lstrip())
    return line.start() + first.start() + blanks


def _end(line: re.Match[str]) -> int:
    """Where the address ends in its last line, in which a sentence or bracket may follow."""
    address = _BEHIND_ADDRESS.split(line.group(), maxsplit=1)[0]
    return line.start() + len(address.rstrip(" ,;|"))
