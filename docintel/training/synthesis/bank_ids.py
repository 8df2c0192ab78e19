"""Make IBANs and BICs that check."""

from __future__ import annotations

from random import Random

from docintel.core.identifiers import is_iban
from docintel.training.synthesis.pattern import fill

#: What follows the check digits, by country.
_ACCOUNTS = {
    "AT": "################",
    "BE": "%#########",
    "CH": "%################",
    "DE": "%#################",
    "ES": "%#################",
    "FR": "##########%############",
    "GB": "@@@@##############",
    "IE": "@@@@##############",
    "IT": "@##########%###########",
    "NL": "@@@@##########",
    "LU": "%###############",
}
_NEIGHBOURS = {"DE": ("AT", "NL", "LU"), "AT": ("DE",), "CH": ("DE",), "BE": ("NL", "FR", "LU")}
_PLACES = {"US": "33", "GB": "2L", "DE": "FF", "FR": "PP", "IT": "MM", "ES": "MM", "NL": "2A"}


def iban(country: str, random: Random) -> str:
    """In one piece; of a neighbour now and then, and of some other where there is no IBAN."""
    home = country if country in _ACCOUNTS else random.choice(sorted(_ACCOUNTS))
    if random.random() < 0.08:
        home = random.choice(_NEIGHBOURS.get(home, (home,)))
    while True:
        account = _with_own_check(home, fill(_ACCOUNTS[home], random))
        number = f"{home}{_check_digits(home, account):02d}{account}"
        # Some countries know which banks exist.
        if is_iban(number):
            return number


def bic(country: str, random: Random) -> str:
    """Eight or eleven letters and digits."""
    place = _PLACES.get(country) or fill("@@", random)
    branch = random.choice(["", "", "XXX", fill("###", random)])
    return fill("@@@@", random) + country + place + branch


def _with_own_check(country: str, account: str) -> str:
    """The account with the check digits that its own country puts into it."""
    if country == "BE":
        return account + f"{int(account) % 97 or 97:02d}"
    if country == "ES":
        bank, number = account[:8], account[8:]
        return f"{bank}{_spanish_digit(f'00{bank}')}{_spanish_digit(number)}{number}"
    return account


def _spanish_digit(number: str) -> int:
    check = sum(int(digit) << at for at, digit in enumerate(number)) % 11
    return check if check < 2 else 11 - check


def _check_digits(country: str, account: str) -> int:
    """ISO 7064 mod 97, 10."""
    number = int("".join(str(int(letter, 36)) for letter in f"{account}{country}00"))
    return 98 - number % 97
