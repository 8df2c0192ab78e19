"""What follows from the truth about a document without being named there.

Whoever labels a paper, or makes one up, writes down what is printed: no currency where only a sign
is, no amount beside a column of debits, no rate in rows that share one, no net amount of a row
whose amount is gross, and nothing due where nothing was paid. Saying it is no mistake.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from docintel.core.document_type import FieldSpec, Kind
from docintel.evaluation.normal_form import normal_form

Row = Mapping[str, str]

_EVERYWHERE = frozenset({"currency", "item_tax_rate"})
#: Columns that say the same, by the names they have in rows.
_COLUMNS = {"amount": ("debit", "credit"), "debit": ("amount",), "credit": ("amount",)}
_CENT = Decimal("0.01")
_TOTALS = ("gross_total", "total")


def follows(spec: FieldSpec, value: str, known: Row) -> bool:
    """Whether the value may be right though `known`, the fields or the row, does not name it."""
    if spec.learned_as in _EVERYWHERE:
        return True
    if spec.learned_as == "amount_due":
        own = normal_form(value, Kind.MONEY)
        totals = (known[name] for name in _TOTALS if name in known)
        return any(own == normal_form(total, Kind.MONEY) for total in totals)
    if spec.learned_as == "item_amount" and _multiplies(value, known):
        return True
    return any(name in known for name in _COLUMNS.get(spec.name, ()))


def _multiplies(value: str, row: Row) -> bool:
    try:
        product = Decimal(row["quantity"]) * Decimal(row["unit_price"])
        return abs(product - Decimal(value)) <= _CENT
    except (KeyError, InvalidOperation):
        return False
