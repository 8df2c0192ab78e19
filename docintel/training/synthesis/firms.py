"""Make up names of firms, as their countries' shop signs and registers have them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from docintel.training.synthesis import lexicon
from docintel.training.synthesis.people import coined, family_name, given_name, town
from docintel.training.synthesis.split import Split, split_of

_Made = Callable[[str, str, Random], str]
#: Share of firms that print their legal form.
_WITH_FORM = 0.72
#: Share of those that name a region or branch behind it.
_WITH_PLACE = 0.06
_PLACES = {
    "en": ("UK", "Europe", "North", "South", "International", "Group", "Central", "West"),
    "de": ("Mitte", "Nord", "Süd", "West", "Ost", "Deutschland", "Niederlassung Süd", "Bayern"),
    "fr": ("France", "Nord", "Sud", "Ouest", "International", "Groupe"),
    "es": ("España", "Norte", "Sur", "Levante", "Internacional"),
    "it": ("Italia", "Nord", "Sud", "Centro", "Filiale Est"),
    "nl": ("Nederland", "Noord", "Zuid", "Benelux", "West", "Oost"),
}
_ASIAN = {"MY", "SG"}


def firm_name(country: str, language: str, random: Random, split: Split | None = None) -> str:
    """A firm's name with or without its legal form, of the split's own name space."""
    while True:
        core = random.choice(_KINDS)(country, language, random)
        if split is None or split_of(core) is split:
            break
    if random.random() > _WITH_FORM:
        return core
    name = f"{core} {_legal_form(country, language, random)}"
    if random.random() > _WITH_PLACE:
        return name
    return (
        f"{name} {random.choice(_PLACES[language])}"
        if random.random() < 0.6
        else (f"{name} {town(country, language, random)}")
    )


def trade(country: str, language: str, random: Random) -> str:
    """What a firm deals in."""
    here = lexicon.people()["trades"].get(country)
    if here and random.random() < 0.7:
        return random.choice(here)
    return random.choice(lexicon.language(language).trades)


def _legal_form(country: str, language: str, random: Random) -> str:
    form = random.choice(lexicon.country(country).forms).format(
        last=family_name(country, language, random),
        first=given_name(country, language, random),
        initial=random.choice("ABCDEFGLMPRSV"),
    )
    manner = random.random()
    if manner < 0.1:
        return form.upper()
    return form.lower() if manner < 0.13 else form


def _own_word(country: str, language: str, random: Random) -> str:
    """The part of a name that is the firm's alone."""
    if country in _ASIAN and random.random() < 0.75:
        return coined("MY", random, random.choice([1, 2, 2, 2, 3]))
    return coined(language, random, random.choice([1, 1, 1, 2]))


def _family_and_trade(country: str, language: str, random: Random) -> str:
    name = family_name(country, language, random)
    return f"{name} {trade(country, language, random)}"


def _trade_and_family(country: str, language: str, random: Random) -> str:
    name = family_name(country, language, random)
    return f"{_front(country, language, random)} {name}"


def _partners(country: str, language: str, random: Random) -> str:
    count = random.choice([2, 2, 2, 3])
    names = [family_name(country, language, random) for _ in range(count)]
    return ", ".join(names[:-1]) + random.choice([" & ", " & ", " + ", "-"]) + names[-1]


def _word_and_trade(country: str, language: str, random: Random) -> str:
    return f"{_own_word(country, language, random)} {trade(country, language, random)}"


def _word(country: str, language: str, random: Random) -> str:
    return _own_word(country, language, random)


def _front_and_word(country: str, language: str, random: Random) -> str:
    return f"{_front(country, language, random)} {_own_word(country, language, random)}"


def _initials(country: str, language: str, random: Random) -> str:
    letters = "".join(random.choices("ABCDEFGHIJKLMNOPRSTUVWYZ", k=random.choice([2, 3, 3, 4])))
    if random.random() < 0.25:
        letters = ".".join(letters) + "."
    return f"{letters} {trade(country, language, random)}"


def _town_and_trade(country: str, language: str, random: Random) -> str:
    place = town(country, language, random)
    kind = trade(country, language, random)
    return f"{place} {kind}" if random.random() < 0.5 else f"{kind} {place}"


def _given_and_trade(country: str, language: str, random: Random) -> str:
    owner = given_name(country, language, random)
    if language == "en":
        return f"{owner}'s {trade(country, language, random)}"
    return f"{_front(country, language, random)} {owner}"


def _whole_name(country: str, language: str, random: Random) -> str:
    name = f"{given_name(country, language, random)} {family_name(country, language, random)}"
    return name if random.random() < 0.4 else f"{name} {trade(country, language, random)}"


def _double(country: str, language: str, random: Random) -> str:
    """Two trades, or a trade with a number: `Huber Bau & Elektro`, `Mart 24`."""
    word, kind = _own_word(country, language, random), trade(country, language, random)
    if random.random() < 0.3:
        return f"{word} {kind} {random.choice(['24', '2000', '99', '360', 'No. 1', 'Plus', 'XL'])}"
    return f"{word} {kind} & {trade(country, language, random)}"


def _hyphened(country: str, language: str, random: Random) -> str:
    """A word and a trade as one: `Norwin-Bau`, now and then in capitals."""
    name = f"{_own_word(country, language, random)}-{trade(country, language, random)}"
    return name.upper() if random.random() < 0.4 else name


def _trade_alone(country: str, language: str, random: Random) -> str:
    """No name but what the firm does, so that no word of it is anybody's own."""
    return trade(country, language, random)


def _front(country: str, language: str, random: Random) -> str:
    here = lexicon.people()["fronts"].get(country)
    if here and random.random() < 0.7:
        return random.choice(here)
    return random.choice(lexicon.language(language).fronts)


_KINDS: tuple[_Made, ...] = (
    *(_family_and_trade, _family_and_trade, _trade_and_family, _partners),
    *(_word_and_trade, _word_and_trade, _word_and_trade, _word, _front_and_word, _front_and_word),
    *(_initials, _town_and_trade, _given_and_trade, _whole_name, _double),
    *(_hyphened, _trade_alone),
)
