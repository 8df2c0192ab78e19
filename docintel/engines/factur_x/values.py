"""Turn the values of an e-invoice into docintel's normal forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from docintel.core.money import format_amount

#: UN/ECE Recommendation 20 and 21 codes of the units that small invoices use.
_UNITS = {
    "C62": "pcs",
    "H87": "pcs",
    "EA": "pcs",
    "NAR": "pcs",
    "PR": "pair",
    "SET": "set",
    "HUR": "h",
    "MIN": "min",
    "DAY": "day",
    "WEE": "week",
    "MON": "month",
    "ANN": "year",
    "KGM": "kg",
    "GRM": "g",
    "TNE": "t",
    "LTR": "l",
    "MLT": "ml",
    "MTR": "m",
    "CMT": "cm",
    "MTK": "m2",
    "MTQ": "m3",
    "KMT": "km",
    "KWH": "kWh",
}


def amount(text: str) -> str:
    """A decimal with a point and at least two places; empty when it is no number."""
    parsed = _number(text)
    return "" if parsed is None else format_amount(parsed.normalize())


def number(text: str) -> str:
    """A decimal without needless zeros, also for percentages; empty when it is no number."""
    parsed = _number(text)
    return "" if parsed is None else _plain(parsed)


def price(text: str, basis: str) -> str:
    """The price of one unit, where `text` is the price of `basis` units."""
    total, units = _number(text), _number(basis)
    if total is None or units is None or units <= 1:
        return amount(text)
    return amount(str(round(total / units, 6)))


def iso_date(text: str) -> str:
    """A day written 20180805, or already 2018-08-05, as ISO 8601; empty when it is no day."""
    digits = text[:10].replace("-", "") if "-" in text else text[:8]
    try:
        return date.fromisoformat(digits).isoformat() if digits.isdigit() else ""
    except ValueError:
        return ""


def identifier(text: str) -> str:
    """An IBAN, BIC or VAT number without blanks, in capitals."""
    return "".join(text.split()).upper()


def unit(code: str) -> str:
    """The usual sign of a unit; a code that is not known stays as it is."""
    return _UNITS.get(code.removeprefix("X"), _UNITS.get(code, code))


def address(lines: list[str], postcode: str, city: str) -> str:
    """Lines and place as on an envelope, without the country code, which is never printed."""
    place = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (*lines, place) if part)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    # An exponent of a million digits is an attack, not an amount.
    return number if number.is_finite() and abs(number.adjusted()) < 20 else None


def _plain(number: Decimal) -> str:
    plain = f"{number:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
