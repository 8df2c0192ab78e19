"""Field values as what they mean: amounts as Decimal, dates as date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation

from docintel.core.document import Document, Field, LineItem

CENT = Decimal("0.01")


def amount(found: Field | None) -> Decimal | None:
    """The amount in a field, None where there is no field or no number in it."""
    if found is None:
        return None
    try:
        value = Decimal(found.value)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def header_amount(document: Document, name: str) -> Decimal | None:
    return amount(document.field(name))


def cell_amount(item: LineItem, name: str) -> Decimal | None:
    return amount(item.get(name))


def header_date(document: Document, name: str) -> date | None:
    """The date in a header field, None where there is none."""
    return as_date(document.field(name))


def as_date(found: Field | None) -> date | None:
    """The date in a field, None where there is no field or no date in it."""
    if found is None:
        return None
    try:
        return date.fromisoformat(found.value)
    except ValueError:
        return None


def known(document: Document, names: Iterable[str]) -> dict[str, Decimal]:
    """The amounts that the document has, by name."""
    found = ((name, header_amount(document, name)) for name in names)
    return {name: value for name, value in found if value is not None}


def spoken(name: str) -> str:
    """A field's name as a person says it: `net_total` is net total."""
    return name.replace("_", " ")
