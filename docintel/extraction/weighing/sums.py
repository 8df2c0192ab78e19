"""Whether an amount adds up, or multiplies, with values that are proposed for other fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from itertools import product
from typing import NamedTuple

from docintel.extraction.weighing.contested import Contested

#: Roles of which the first two make the third.
_SUMS = (
    ("net", "tax", "total"),
    ("subtotal", "tax", "total"),
    ("subtotal", "rounding", "total"),
    ("amount_paid", "amount_due", "total"),
    ("total", "change", "cash_tendered"),
)
_PRODUCT = ("item_quantity", "item_unit_price", "item_amount")
#: Roles that the amounts of all items together may make.
_OF_ITEMS = ("net", "total", "subtotal")
#: Roles that often hold the same amount.
_SAME = (("total", "amount_due"),)
_CENT = Decimal("0.01")
#: Values of one role that are tried; more are noise.
_MOST = 8

NAMES = ("adds_up", "multiplies", "items_add_up", "same_elsewhere")


class _Amount(NamedTuple):
    at: int
    value: Decimal
    sure: float


_Amounts = Mapping[tuple[int | None, str], Sequence[_Amount]]


def arithmetic(values: Sequence[Contested], sure: Sequence[float]) -> list[dict[str, float]]:
    """For each value how surely an equation holds that it is part of; 0 where none does.

    An equation is as sure as its other parts together, by what the voters say of them.
    """
    found = [dict.fromkeys(NAMES, 0.0) for _ in values]
    amounts = _amounts(values, sure)
    for first, second, total in _SUMS:
        parts = [amounts.get((None, role), ()) for role in (first, second, total)]
        _note(found, "adds_up", parts, lambda one, other: one + other)
    for row in {row for row, _ in amounts if row is not None}:
        parts = [amounts.get((row, role), ()) for role in _PRODUCT]
        _note(found, "multiplies", parts, lambda one, other: one * other)
    _note_items(found, amounts)
    _note_same(found, amounts)
    return found


def _amounts(values: Sequence[Contested], sure: Sequence[float]) -> _Amounts:
    """The amounts of each role and row, the surest first."""
    found: dict[tuple[int | None, str], list[_Amount]] = defaultdict(list)
    for at, value in enumerate(values):
        if value.spec.kind.is_numeric and (amount := _decimal(value.best.value)) is not None:
            found[value.row, value.spec.learned_as].append(_Amount(at, amount, sure[at]))
    return {
        key: sorted(amounts, key=lambda one: -one.sure)[:_MOST] for key, amounts in found.items()
    }


def _note(
    found: Sequence[dict[str, float]],
    name: str,
    parts: Sequence[Sequence[_Amount]],
    operation: Callable[[Decimal, Decimal], Decimal],
) -> None:
    first, second, results = parts
    for one, other in product(first, second):
        # Nothing added, or one piece, makes two equal amounts and says little.
        if not one.value or not other.value:
            continue
        made = operation(one.value, other.value)
        for result in results:
            if abs(result.value - made) <= _CENT:
                _raise(found, name, (one, other, result))


def _raise(found: Sequence[dict[str, float]], name: str, parts: Iterable[_Amount]) -> None:
    every = tuple(parts)
    for part in every:
        others = 1.0
        for other in every:
            others *= 1.0 if other is part else other.sure
        found[part.at][name] = max(found[part.at][name], others)


def _note_items(found: Sequence[dict[str, float]], amounts: _Amounts) -> None:
    items = [own[0] for (row, role), own in amounts.items() if row is not None and _is_item(role)]
    if not items:
        return
    together = sum((one.value for one in items), Decimal(0))
    sure = sum(one.sure for one in items) / len(items)
    for role in _OF_ITEMS:
        for one in amounts.get((None, role), ()):
            if one.value and abs(one.value - together) <= _CENT:
                found[one.at]["items_add_up"] = sure
                for item in items:
                    known = found[item.at]["items_add_up"]
                    found[item.at]["items_add_up"] = max(known, one.sure)


def _is_item(role: str) -> bool:
    return role == "item_amount"


def _note_same(found: Sequence[dict[str, float]], amounts: _Amounts) -> None:
    for first, second in _SAME:
        for one, other in product(amounts.get((None, first), ()), amounts.get((None, second), ())):
            if one.value == other.value:
                _raise(found, "same_elsewhere", (one, other))


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
