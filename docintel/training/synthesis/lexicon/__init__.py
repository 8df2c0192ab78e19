"""What countries and languages bring to a document: read once from the TOML files beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from docintel.errors import UnknownNameError

Words = tuple[str, ...]


@dataclass(frozen=True)
class Country:
    """Habits of one country; patterns are explained at the head of countries.toml."""

    code: str
    share: float
    languages: Mapping[str, float]
    currency: str
    printed: Words
    locales: Words
    tax_rates: Words
    numbers: Words
    days: Words
    phones: Words
    forms: Words
    streets: Words
    units: Words
    towns: Words
    codes: Words
    regions: Words
    names: Words
    domains: Words


@dataclass(frozen=True)
class Language:
    """Words of one language."""

    months: Words
    short_months: Words
    streets: Words
    trades: Words
    fronts: Words
    goods: Words
    qualities: Words
    sentences: Words


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166 code."""
    tables = table("countries")
    return {code: Country(code=code, **_frozen(habits)) for code, habits in tables.items()}


def country(code: str) -> Country:
    known = countries()
    if code not in known:
        raise UnknownNameError(f"no country {code!r}; known: {', '.join(sorted(known))}")
    return known[code]


@cache
def language(code: str) -> Language:
    """Raises FileNotFoundError for a language without a file."""
    return Language(**_frozen(table(code)))


@cache
def people() -> Mapping[str, Mapping[str, Words]]:
    """Names by country, trades, and syllables by language (or country)."""
    return {name: _frozen(lists) for name, lists in table("people").items()}


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file of that name, as it is."""
    path = files("docintel.training.synthesis") / "lexicon" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _frozen(lists: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in lists.items()}
