"""What follows from the truth about a document without being named there.

Whoever labels a paper, or makes one up, writes down what is printed: no currency where only a sign
is, no amount beside a column of debits, no rate in rows that share one, and nothing due where
nothing was paid. Saying it is no mistake.
"""

from __future__ import annotations

from collections.abc import Mapping

from docintel.core.document_type import FieldSpec, Kind
from docintel.evaluation.normal_form import normal_form

Row = Mapping[str, str]

_EVERYWHERE = frozenset({"currency", "item_tax_rate"})
#: Columns that say the same, by the names they have in rows.
_COLUMNS = {"amount": ("debit", "credit"), "debit": ("amount",), "credit": ("amount",)}
_TOTALS = ("gross_total", "total")


def follows(spec: FieldSpec, value: str, known: Row) -> bool:
    """Whether the value may be right though `known`, the fields or the row, does not name it."""
    if spec.learned_as in _EVERYWHERE:
        return True
    if spec.learned_as == "amount_due":
        own = normal_form(value, Kind.MONEY)
        totals = (known[name] for name in _TOTALS if name in known)
        return any(own == normal_form(total, Kind.MONEY) for total in totals)
    return any(name in known for name in _COLUMNS.get(spec.name, ()))
