"""Name goods and services as catalogues, tills and time sheets do."""

from __future__ import annotations

from random import Random

from docintel.training.synthesis import lexicon
from docintel.training.synthesis.pattern import fill
from docintel.training.synthesis.people import coined

_SIZES = (
    *(
        "500g",
        "1kg",
        "250 g",
        "1L",
        "1,5 l",
        "0,33l",
        "750ml",
        "10 mm",
        "M8x40",
        "3x1.5 mm2",
        "2m",
        "XL",
        "42",
    ),
    *(
        "100 pcs",
        "5er",
        "x6",
        "12V",
        "60W",
        "A4",
        "80g/m2",
        '1/2"',
        "20x30",
        "2.5mm",
        "R16",
        "#2",
        "250G",
        "1.5L",
    ),
)
_CODES = ("@@-###", "@####", "%###-@", "@@@###", "%##.###", "@@%##/#", "@-%##")


def goods_name(language: str, random: Random) -> str:
    """One to seven words."""
    words = lexicon.language(language)
    name = random.choice(words.goods)
    if random.random() < 0.3:
        quality = random.choice(words.qualities)
        name = f"{quality} {name}" if language in {"en", "de", "nl"} else f"{name} {quality}"
    if random.random() < 0.25:
        name = f"{coined(random.choice([language, 'MY']), random)} {name}"
    if random.random() < 0.25:
        name = f"{name} {random.choice(_SIZES)}"
    if random.random() < 0.12:
        name = f"{name} {fill(random.choice(_CODES), random)}"
    if random.random() < 0.06:
        name = f"{name} / {random.choice(words.goods)}"
    return _in_case(name, random)


def _in_case(name: str, random: Random) -> str:
    manner = random.random()
    if manner < 0.6:
        return name[:1].upper() + name[1:]
    return name.upper() if manner < 0.8 else name.title()
