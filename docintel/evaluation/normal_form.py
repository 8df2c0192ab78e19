"""Bring labelled and predicted values into one form, so that equal means the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from docintel.core.dates import find_dates, find_times
from docintel.core.document_type import Kind
from docintel.core.document_type import kind_of as kind_in
from docintel.core.money import find_amounts, find_percentages, parse_amount
from docintel.core.type_files import Types


def kind_of(field: str, type_name: str | None, types: Types) -> Kind:
    """The field's kind in its document type, else in any type that has such a field."""
    return kind_in(field, types.get(type_name or ""), types.values())


def kind_of_column(column: str, type_name: str | None, types: Types) -> Kind:
    """The same for a column of line items."""
    own = types.get(type_name or "")
    specs = (one.column(column) for one in (own, *types.values()) if one)
    return next((spec.kind for spec in specs if spec), Kind.TEXT)


def normal_form(value: str, kind: Kind) -> str:
    """Amounts as plain decimals, dates as ISO; of texts only letters and digits, in lower case.

    A value that its kind's parser cannot read is compared as text.
    """
    parsed = _PARSERS.get(kind, _letters_and_digits)(value)
    return _letters_and_digits(value) if parsed is None else parsed


def is_exact(value: str, expected: str) -> bool:
    """Equal letter by letter, blanks and line ends taken as one blank."""
    return value.split() == expected.split()


def _letters_and_digits(value: str) -> str:
    folded = unicodedata.normalize("NFKC", value).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def _amount(value: str) -> str | None:
    text = value.strip()
    # A point is the decimal sign in values that are normalised already, so 1.234 is no thousand.
    if re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return _plain(Decimal(text))
    amount = parse_amount(text)
    if amount is None and len(found := find_amounts(text)) == 1:
        amount = found[0].value
    return None if amount is None else _plain(amount)


def _percentage(value: str) -> str | None:
    found = find_percentages(value)
    return _plain(found[0].value) if found else _amount(value)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize() + 0:f}"


def _date(value: str) -> str | None:
    try:
        return date.fromisoformat(value.strip()).isoformat()
    except ValueError:
        found = find_dates(value)
    return found[0].value.isoformat() if found else None


def _time(value: str) -> str | None:
    found = find_times(value)
    return found[0].value.isoformat() if found else None


def _phone(value: str) -> str | None:
    """The last eight digits: the country's and the trunk prefix are printed or not."""
    return re.sub(r"\D", "", value)[-8:] or None


_PARSERS: dict[Kind, Callable[[str], str | None]] = {
    Kind.MONEY: _amount,
    Kind.NUMBER: _amount,
    Kind.PERCENT: _percentage,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.PHONE: _phone,
}
