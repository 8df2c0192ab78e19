"""Make up numbers of documents."""

from __future__ import annotations

from random import Random

from docintel.training.synthesis.pattern import fill

_FRONTS = {
    "en": ("INV", "IV", "CN", "SI", "CS", "DOC", "A", "T", "R", "SO", "OR", "TD", "B"),
    "de": ("RE", "RG", "R", "AN", "AB", "LS", "BE", "KD", "GS", "VG"),
    "fr": ("FA", "F", "FC", "AV", "BL", "CMD", "FAC", "D"),
    "es": ("F", "FV", "A", "FAC", "ALB", "P", "FRA", "T"),
    "it": ("FT", "F", "DDT", "ORD", "N", "FATT", "A"),
    "nl": ("F", "FACT", "VF", "O", "PB", "BON", "IN"),
}
_PATTERNS = (
    *(
        "{front}-{yyyy}-####",
        "{front}{yyyy}####",
        "{front}/{yy}/#####",
        "{front}-%###",
        "{front}%#####",
    ),
    *(
        "%###",
        "%####",
        "%#####",
        "%######",
        "%#########",
        "{yyyy}-####",
        "{yyyy}/%##",
        "{yyyy}####",
    ),
    *(
        "%##-######",
        "@-%###",
        "@@%#####",
        "{front}-{yy}{mm}-%##",
        "00%####",
        "000%###",
        "{yy}-####",
    ),
    *("%#-%###/%#", "{front} %####", "%##/{yyyy}", "{mm}/{yyyy}-%#", "@%@-%###-##", "%######-%#"),
    *("{front}.%####", "#%##-#%##-####", "{front}#{yy}-%####", "{front}_%#####", "%###/@"),
)


def document_number(language: str, random: Random) -> str:
    """A number that stays one word most of the time."""
    year = random.randrange(2011, 2027)
    pattern = random.choice(_PATTERNS).format(
        front=random.choice(_FRONTS[language]),
        yyyy=year,
        yy=f"{year % 100:02d}",
        mm=f"{random.randrange(1, 13):02d}",
    )
    return fill(pattern, random)
