"""Read countries and nationalities, as codes of ISO 3166-1 with three letters, out of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from docintel.core.dates import LANGUAGES
from docintel.core.squash import squash

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_NAME = 6
#: What passports print in place of a code of three letters.
_OWN_CODES = {"D": "DEU", "GBD": "GBR", "GBN": "GBR", "GBO": "GBR", "GBP": "GBR", "GBS": "GBR"}
#: Codes that have been, of states that are no more or have another code now.
_FORMER = {"BUR", "ZAR", "DDR", "FXX", "TMP", "YMD"}
#: How the words for the people of a country begin, in the languages of `dates`.
_PEOPLE = {
    "ARG": "argentin",
    "AUS": "australi",
    "AUT": "austriac austrian autrichien oostenrijk osterreichisch",
    "BEL": "belg",
    "BGR": "bulgar",
    "BRA": "brasil bresil brazil braziliaan",
    "CAN": "canad kanad",
    "CHE": "schweizer suiss suiz svizzer swiss zwitser",
    "CHN": "chin cines",
    "COL": "colombi kolumbi",
    "CZE": "ceca ceco checa checo czech tcheque tschech tsjechisch",
    "DEU": "aleman allemand deutsch duits german tedesc",
    "DNK": "daenisch danes danis danois deens",
    "ESP": "espagnol espanol spaans spagnol spanisch spanish",
    "EST": "eston estnisch",
    "FIN": "finland finlandes finn fins",
    "FRA": "frances francais franzos french frans",
    "GBR": "brit",
    "GRC": "grec greek griech grieg griek",
    "HRV": "croat hrvat kroat",
    "HUN": "hongar hongr hungar ungar ungherese",
    "IND": "indian indien indisch indiaas",
    "IRL": "iers irish irisch irlandais irlandes",
    "ITA": "ital",
    "JPN": "giappon japan japon",
    "LTU": "litau litouws lituan lithuan",
    "LUX": "luxemb",
    "LVA": "lett letland letonia latvi",
    "MAR": "maroc marok marro morocc",
    "MEX": "messican mexi",
    "NLD": "dutch holand neerlandais nederlands niederland olandes",
    "NOR": "noors norueg norweg norveg",
    "POL": "poln poloni polacc polac polish pools",
    "PRT": "portug",
    "ROU": "roemeen roman romen roumain ruman rumen",
    "RUS": "rus",
    "SVK": "slova slowak eslovac",
    "SVN": "esloven sloven slowen",
    "SWE": "schwed sued suec sved swed zweed",
    "TUR": "tur turk turc",
    "UKR": "oekra ucrai ucran ukrain",
    "USA": "american amerika americain estadouniden etatsuni statuniten",
}


@dataclass(frozen=True, slots=True)
class FoundCountry:
    """A country at `text[start:end]`, its code of three letters."""

    start: int
    end: int
    code: str


def find_countries(text: str) -> Iterator[FoundCountry]:
    """Countries by name or by the word for their people, in six languages, and by their code.

    A code counts in capitals only, one of two letters only where it is all of the text.
    """
    words = list(_WORD.finditer(text))
    at = 0
    while at < len(words):
        count, code = _at(words[at : at + _LONGEST_NAME], alone=len(words) == 1)
        if code:
            yield FoundCountry(words[at].start(), words[at + count - 1].end(), code)
        at += count


def _at(words: list[re.Match[str]], alone: bool) -> tuple[int, str]:
    """How many of the first words name a country, and which; one and nothing where none does."""
    for count in range(len(words), 0, -1):
        if code := _names().get(squash("".join(word.group() for word in words[:count]))):
            return count, code
    first = words[0].group()
    code = _code(first, alone) if first.isupper() else None
    return 1, code or _of_people(squash(first)) or ""


def _code(printed: str, alone: bool) -> str | None:
    if printed in _OWN_CODES and (alone or len(printed) > 1):
        return _OWN_CODES[printed]
    codes = _codes()
    if len(printed) == 2:
        return codes.get(printed) if alone else None
    return printed if printed in codes.values() else None


def _of_people(word: str) -> str | None:
    """The country whose people the word names; short beginnings need nearly all of the word."""
    fitting = [
        (len(beginning), code)
        for code, beginnings in _PEOPLE.items()
        for beginning in beginnings.split()
        if word.startswith(beginning) and len(word) - len(beginning) <= 2 + len(beginning)
    ]
    return max(fitting)[1] if fitting else None


@cache
def _names() -> Mapping[str, str]:
    """Codes by squashed name, as CLDR has them."""
    from babel import Locale

    codes = _codes()
    return {
        squash(name): codes[territory]
        for language in LANGUAGES
        for territory, name in Locale(language).territories.items()
        if territory in codes
    }


@cache
def _codes() -> Mapping[str, str]:
    """Codes of three letters by those of two."""
    from babel.core import get_global

    return {
        territories[0]: code
        for code, territories in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and len(territories) == 1 and code not in _FORMER
    }
