"""Draw names of people and towns. The only file that imports faker."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from faker import Faker

from docintel.training.synthesis import lexicon

#: Share of family names that are on no list, so that none is learned by heart.
_UNHEARD = 0.1


def family_name(country: str, language: str, random: Random) -> str:
    if random.random() < _UNHEARD:
        return coined(language, random)
    own = lexicon.people().get(country)
    return random.choice(own["last"]) if own else str(_faker(country, language, random).last_name())


def given_name(country: str, language: str, random: Random) -> str:
    own = lexicon.people().get(country)
    if own:
        return random.choice(own["first"])
    return str(_faker(country, language, random).first_name())


def town(country: str, language: str, random: Random) -> str:
    """A town's name: a real one where Faker lists them, else one that could be."""
    own = lexicon.people().get(country)
    if own:
        return random.choice(own["cities"])
    if random.random() < 0.1:
        return coined(language, random)
    return str(_faker(country, language, random).city())


def coined(language: str, random: Random, words: int = 1) -> str:
    """A word that does not exist, out of syllables of the language (or `MY`)."""
    syllables = lexicon.people()["syllables"][language]
    pieces = (
        "".join(random.choices(syllables, k=random.choice([1, 2, 2, 2, 3]))) for _ in [0] * words
    )
    return " ".join(piece.capitalize() for piece in pieces)


def _faker(country: str, language: str, random: Random) -> Any:
    locales = lexicon.country(country).locales
    own = [locale for locale in locales if locale.startswith(language)]
    faker = _of(own[0] if own else locales[0])
    faker.random = random
    return faker


@cache
def _of(locale: str) -> Any:
    faker = Faker(locale)
    for provider in faker.factories[0].providers:
        # Faker makes the list of Italian towns out of a set: another order in every process.
        if isinstance(cities := getattr(provider, "cities", None), list):
            provider.cities = sorted(cities)
    return faker
