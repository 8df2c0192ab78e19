"""How currencies are printed, and the ISO 4217 code each stands for."""

from __future__ import annotations

import re

#: Codes that are read wherever they stand; words such as ALL or TOP are left out on purpose.
_CODES = (
    "AED AUD BGN BRL CAD CHF CNY CZK DKK EUR GBP HKD HUF IDR ILS INR ISK JPY KRW MXN "
    "MYR NOK NZD PHP PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR"
)

#: Printed form to ISO code. None: a sign of money that several currencies share.
_PRINTED: dict[str, str | None] = {
    **{code: code for code in _CODES.split()},
    "€": "EUR",
    "Euro": "EUR",
    "EURO": "EUR",
    "euro": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "HK$": "HKD",
    "NZ$": "NZD",
    "S$": "SGD",
    "R$": "BRL",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "₺": "TRY",
    "₽": "RUB",
    "₩": "KRW",
    "₪": "ILS",
    "RM": "MYR",
    "Rs.": "INR",
    "Rs": "INR",
    "SFr.": "CHF",
    "Fr.": "CHF",
    "Sfr.": "CHF",
    "zł": "PLN",
    "zl": "PLN",
    "Kč": "CZK",
    "Ft": "HUF",
    "lei": "RON",
    "kr.": None,
    "kr": None,
    "Kr": None,
}

#: Too short or too common as words to be trusted without an amount beside them.
_ONLY_BESIDE_AMOUNTS = {"TRY", "PHP", "SAR", "Fr.", "zl", "Ft", "lei", "kr.", "kr", "Kr", "Rs"}


def _alternatives(printed: list[str]) -> str:
    longest_first = sorted(printed, key=len, reverse=True)
    return "|".join(re.escape(form) for form in longest_first)


#: A currency beside an amount; whoever uses it takes care of the borders.
PRINTED_CURRENCY = _alternatives(list(_PRINTED))

_STANDING_ALONE = re.compile(
    r"(?<!\w)(?:"
    + _alternatives([form for form in _PRINTED if form not in _ONLY_BESIDE_AMOUNTS])
    + r")(?!\w)"
)


def currency_code(printed: str) -> str | None:
    """The ISO code of a printed form, None where several currencies share it."""
    return _PRINTED.get(printed)


def currencies_named(text: str) -> list[str]:
    """ISO codes of the currencies that the text names, with or without an amount, in order."""
    named = (currency_code(match.group()) for match in _STANDING_ALONE.finditer(text))
    return [code for code in named if code]
