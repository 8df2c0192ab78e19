"""Make up addresses as the lines of an envelope, in the manner of their country."""

from __future__ import annotations

from random import Random

from docintel.training.synthesis import lexicon
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.people import coined, family_name, town

_ORDINALS = ("1st", "2nd", "3rd", "4th", "First", "Second", "Third")


def address(country: str, language: str, random: Random) -> tuple[str, ...]:
    """One to five lines."""
    habits = lexicon.country(country)
    parts = _parts(country, language, random)
    lines = random.choice(habits.streets).format(**parts).split("\n")
    if random.random() < 0.22:
        lines.insert(random.choice([0, len(lines)]), random.choice(habits.units).format(**parts))
    lines += random.choice(habits.towns).format(**parts).split("\n")
    if random.random() < 0.12:
        lines.append(random.choice(habits.names))
    return tuple(line.strip(" ,") for line in lines)


def _parts(country: str, language: str, random: Random) -> dict[str, str]:
    habits = lexicon.country(country)
    way = _way(country, language, random)
    house = random.choice(
        [random.randrange(1, 100), random.randrange(1, 300), random.randrange(1, 9999)]
    )
    unit = random.randrange(1, 400)
    return {
        "way": way,
        "street": random.choice(lexicon.language(language).streets).format(way=way),
        "house": str(house),
        "house2": str(house + random.choice([1, 2, 2, 4])),
        "letter": random.choice("ABCDEFG"),
        "letter2": random.choice(["a", "b", "c", " a", " B", "A"]),
        "unit": str(unit),
        "unit2": f"{unit:02d}",
        "floor": str(random.randrange(1, 13)),
        "deck": f"{random.randrange(1, 20):02d}",
        "box": str(random.randrange(10, 9999)),
        "ordinal": random.choice(_ORDINALS),
        "compass": random.choice(["N", "S", "E", "W", "NW", "SE"]),
        "comma": random.choice([", ", ", ", " ", ",", " - "]),
        "lot": _lot(random),
        "jalan": _jalan(random),
        "taman": _taman(random),
        "city": town(country, language, random),
        "code": fill(random.choice(habits.codes), random),
        "region": random.choice(habits.regions),
    }


def _way(country: str, language: str, random: Random) -> str:
    """The name in a street's name."""
    if country in {"MY", "SG"}:
        return coined("MY", random, random.choice([1, 1, 2]))
    if random.random() < 0.5:
        return family_name(country, language, random)
    return coined(language, random)


def _lot(random: Random) -> str:
    """What stands where other countries have a house number."""
    number = str(random.choice([random.randrange(1, 99), random.randrange(1, 9999)]))
    if random.random() < 0.3:
        number += random.choice(_LOT_ENDS).format(b=random.randrange(1, 20))
    pattern = random.choice(_LOTS).replace("{n}", number).replace("{b}", str(random.randrange(99)))
    return fill(pattern, random)


def _jalan(random: Random) -> str:
    """A street with a name, a number, or both."""
    front = random.choice(_JALANS)
    if random.random() < 0.2:
        return f"{front} {fill(random.choice(_NUMBERED), random)}"
    name = coined("MY", random, random.choice([1, 1, 2]))
    return f"{front} {name}" + fill(random.choice(_JALAN_ENDS), random)


def _taman(random: Random) -> str:
    """An estate, a park, a centre."""
    name = coined("MY", random, random.choice([1, 1, 2]))
    pattern = random.choice(_TAMANS)
    return pattern.replace("{}", name) if "{}" in pattern else f"{pattern} {name}"


_LOTS = (
    *(
        "No. {n}",
        "No {n}",
        "No.{n}",
        "Lot {n}",
        "{n}",
        "{n}",
        "{n}",
        "Lot G-{n}",
        "PT {n}",
        "No:{n}",
    ),
    *(
        "Unit {n}",
        "Lot No. {n}",
        "{n} & {b}",
        "No.{n} & {b}",
        "Lot PTD {n}",
        "A-##-%#",
        "Lot F%-##",
    ),
    *(
        "Unit G-%#",
        "G-%#A",
        "Lot LG %##",
        "Level G%, Block @%",
        "Lot No. %F-%#",
        "S%##, Second Floor",
    ),
    *("Lot %##, Level %", "Ground Floor, No. {n}", "@-##-%", "Lot %## & %##"),
)
_LOT_ENDS = ("A", "-1", "-G", "-A", "B", "-2", "G", "-{b}", "-G & {b}-1")
_JALANS = (
    *("Jalan", "Jalan", "Jalan", "Jalan", "Jln", "Jln", "Lorong", "Lrg", "Persiaran", "Lebuh"),
    *("Lebuhraya", "Jln.", "Medan", "Leboh", "Off Jalan"),
)
_NUMBERED = (
    "%/%##@",
    "SS %#/##",
    "PJU %@/%",
    "%##@",
    "SS%/%#",
    "U%/%#",
    "%#/%#",
    "USJ %#/%",
    "%/%",
)
_JALAN_ENDS = (
    "",
    "",
    "",
    " %",
    " %#",
    " %/%",
    " %/%#",
    " %#/%",
    " %/%@",
    " %@",
    " Utara %",
    " Satu",
)
_TAMANS = (
    *("Taman", "Taman", "Taman", "Bandar", "Kampung", "Kg.", "Kawasan Perindustrian", "Seksyen"),
    *("Desa", "Pusat Perdagangan", "Bandar Baru", "Tmn", "Pusat Bandar", "Taman Perindustrian"),
    *("{} Mall", "{} Plaza", "Plaza", "Dataran", "Wisma", "Medan Niaga", "{} Avenue", "{} City"),
    *("{} Industrial Park", "{} Business Centre", "Kompleks", "{} Shopping Centre", "{} Square"),
)
