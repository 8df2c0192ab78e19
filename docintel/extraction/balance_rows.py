"""Tell balances that stand among the transactions of a statement from transactions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from docintel.core.document import Field, LineItem
from docintel.core.document_type import DocumentType

_BALANCES = ("opening_balance", "closing_balance")
_DEBIT = "item_debit"
_MOVED = {_DEBIT, "item_credit", "item_amount"}

Decided = tuple[tuple[Field, ...], tuple[LineItem, ...]]


def without_balance_rows(
    fields: Sequence[Field], items: Sequence[LineItem], document_type: DocumentType
) -> Decided:
    """The fields, and the items but for rows whose amount is printed where a balance is.

    A balance under the head of the debits is owed, so it is below nought.
    """
    roles = {spec.name: spec.learned_as for spec in document_type.fields}
    columns = {spec.name: spec.learned_as for spec in document_type.columns}
    balances = [one for one in fields if roles.get(one.name) in _BALANCES and one.boxes]
    kept: list[LineItem] = []
    owed: list[Field] = []
    for item in items:
        balance = next((one for one in balances if _cells(item, one, columns)), None)
        if balance is None:
            kept.append(item)
        elif columns[_cells(item, balance, columns)[0].name] == _DEBIT:
            owed.append(balance)
    return tuple(_owed(one) if one in owed else one for one in fields), tuple(kept)


def _cells(item: LineItem, balance: Field, columns: Mapping[str, str]) -> list[Field]:
    """The cells of what was moved that are printed where the balance is, the surest first.

    A cell that is believed more than the balance is none of them.
    """
    there = [
        cell
        for cell in item.fields
        if columns.get(cell.name) in _MOVED
        and (cell.page, cell.boxes) == (balance.page, balance.boxes)
        and cell.confidence <= balance.confidence
    ]
    return sorted(there, key=lambda cell: -cell.confidence)


def _owed(balance: Field) -> Field:
    return replace(balance, value=f"-{balance.value.lstrip('-')}")
