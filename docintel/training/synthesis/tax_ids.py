"""Make tax numbers that their countries' check digits agree with."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from docintel.training.synthesis.pattern import digits, fill

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def tax_id(country: str, random: Random) -> str:
    """A VAT id or tax number in the country's usual form, without blanks."""
    return _MAKERS[country](random)


def grouped(identifier: str, country: str, random: Random) -> str:
    """The identifier as people group it: in one piece, or with blanks or points."""
    if random.random() < 0.6 or not identifier.isalnum():
        return identifier
    lead = 2 if identifier[:2].isalpha() else 0
    body, size = identifier[lead:], 2 if country == "AU" else 3
    if country == "BE":
        parts = [body[:4], body[4:7], body[7:]]
    else:
        parts = [body[at : at + size] for at in range(0, len(body), size)]
    mark = random.choice([" ", " ", "."]) if body.isdigit() else " "
    return (identifier[:lead] + random.choice(["", " "]) if lead else "") + mark.join(parts)


def _weighted(number: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(number, weights, strict=True))


def _luhn(number: str) -> str:
    total = 0
    for at, digit in enumerate(reversed(number)):
        value = int(digit) * (2 if at % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def _german(random: Random) -> str:
    """ISO 7064 mod 11, 10."""
    body, product = digits(8, random), 10
    for digit in body:
        total = (int(digit) + product) % 10 or 10
        product = 2 * total % 11
    return f"DE{body}{(11 - product) % 10}"


def _german_number(random: Random) -> str:
    if random.random() < 0.75:
        return _german(random)
    return fill(random.choice(["%#/###/#####", "%##/####/####", "%## ### #####"]), random)


def _austrian(random: Random) -> str:
    body = digits(7, random)
    doubled = [int(d) * (2 if at % 2 else 1) for at, d in enumerate(body)]
    total = sum(value // 10 + value % 10 for value in doubled)
    return f"ATU{body}{(6 - total) % 10}"


def _swiss(random: Random) -> str:
    while True:
        body = digits(8, random)
        check = -_weighted(body, (5, 4, 3, 2, 7, 6, 5, 4)) % 11
        if check < 10:
            number = f"{body}{check}"
            return f"CHE-{number[:3]}.{number[3:6]}.{number[6:]}" + random.choice(
                ["", " MWST", " TVA"]
            )


def _french(random: Random) -> str:
    body = digits(8, random)
    siren = body + _luhn(body)
    if random.random() < 0.25:
        establishment = siren + fill("000##", random)[:4]
        return establishment + _luhn(establishment)
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def _belgian(random: Random) -> str:
    body = f"0{digits(7, random)}"
    return f"BE{body}{97 - int(body) % 97:02d}"


def _spanish(random: Random) -> str:
    body = digits(7, random)
    number = random.choice("AB") + body + _luhn(body)
    return random.choice(["", "", "ES"]) + number


def _mexican(random: Random) -> str:
    month, day = random.randrange(1, 13), random.randrange(1, 29)
    return fill("@@@##", random) + f"{month:02d}{day:02d}" + fill("@#%", random)


def _italian(random: Random) -> str:
    body = f"0{digits(6, random)}{random.randrange(1, 101):03d}"
    return random.choice(["", "IT"]) + body + _luhn(body)


def _dutch(random: Random) -> str:
    while True:
        body = digits(8, random)
        check = _weighted(body, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            return f"NL{body}{check}B{random.randrange(1, 4):02d}"


def _british(random: Random) -> str:
    body = digits(7, random)
    check = 97 - (_weighted(body, (8, 7, 6, 5, 4, 3, 2)) + 55) % 97
    return random.choice(["GB", "GB", ""]) + f"{body}{check:02d}"


def _irish(random: Random) -> str:
    body = digits(7, random)
    total = _weighted(body, (8, 7, 6, 5, 4, 3, 2))
    return f"IE{body}{'WABCDEFGHIJKLMNOPQRSTUV'[total % 23]}"


def _australian(random: Random) -> str:
    """An ABN: mod 89 over eleven weighted digits, one taken from the first."""
    body = digits(9, random)
    check = 99 - _weighted(f"00{body}", (0, 0, 1, 3, 5, 7, 9, 11, 13, 15, 17)) % 89
    return f"{check:02d}{body}" if check < 100 else _australian(random)


def _indian(random: Random) -> str:
    """A GSTIN: state, PAN, number, Z, and a check letter mod 36."""
    body = f"{random.randrange(1, 38):02d}" + fill("@@@@@####@", random) + fill("%Z", random)
    total = 0
    for at, letter in enumerate(body):
        value = _ALPHABET.index(letter) * (at % 2 + 1)
        total += value // 36 + value % 36
    return body + _ALPHABET[-total % 36]


def _form(*patterns: str) -> Callable[[Random], str]:
    return lambda random: fill(random.choice(patterns), random)


_MAKERS: dict[str, Callable[[Random], str]] = {
    "US": _form("%#-#######"),
    "GB": _british,
    "IE": _irish,
    "AU": _australian,
    "MY": _form("00%#########", "00%#########", "00%#########", "@##-####-########"),
    "SG": _form("M#-#######-#", "20%######@", "M2-00#####-#", "19%######@"),
    "IN": _indian,
    "CA": _form("%######## RT0001", "%########RT0001", "%######## RT ####"),
    "ZA": _form("4#########"),
    "NZ": _form("%##-###-###", "##-###-###"),
    "DE": _german_number,
    "AT": _austrian,
    "CH": _swiss,
    "FR": _french,
    "BE": _belgian,
    "ES": _spanish,
    "MX": _mexican,
    "IT": _italian,
    "NL": _dutch,
}
