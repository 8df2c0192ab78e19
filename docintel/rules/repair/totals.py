"""The totals of invoices, orders and receipts as constraints."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from docintel.core.document import Document
from docintel.rules.adjustments import may_be_unread
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import Parts, Sum
from docintel.rules.values import known

#: What is added between one total and the next, and what is taken off.
_BETWEEN = {
    "shipping": 1,
    "charge_total": 1,
    "tip": 1,
    "service_charge": 1,
    "rounding": 1,
    "discount_total": -1,
    "discount": -1,
}
_MOST_BETWEEN = 3

#: A sum is seldom wrong in just the way that one misread sign makes it wrong...
SURE = 9.0
#: ... unless something between its amounts was left unread.
UNSURE = 4.0


def totals(document: Document) -> Iterator[Constraint]:
    """Net and tax make gross; a subtotal and the tax, which may be in it, make a total."""
    weight = UNSURE if may_be_unread(document) else SURE
    if _has(document, "net_total", "tax_total", "gross_total"):
        taxed: Parts = (("net_total", 1), ("tax_total", 1))
        forms = tuple(Sum((*taxed, *parts), "gross_total") for parts in between(document))
        yield Constraint("net_plus_tax_is_gross", forms, weight)
    if _has(document, "subtotal", "tax_total", "total"):
        starts: tuple[Parts, ...] = ((("subtotal", 1), ("tax_total", 1)), (("subtotal", 1),))
        forms = tuple(
            Sum((*start, *parts), "total") for start in starts for parts in between(document)
        )
        yield Constraint("receipt_sums", forms, weight)
    if _has(document, "cash_tendered", "total", "change"):
        paid = Sum((("total", 1), ("change", 1)), "cash_tendered")
        yield Constraint("tendered_minus_total_is_change", (paid,), weight)
    if _has(document, "gross_total", "amount_paid", "amount_due"):
        due = Sum((("gross_total", 1), ("amount_paid", -1)), "amount_due")
        yield Constraint("gross_minus_paid_is_due", (due,), weight)


def between(document: Document) -> list[Parts]:
    """What may stand between two totals: nothing, and each choice of what is known."""
    parts = [(name, _BETWEEN[name]) for name in known(document, _BETWEEN)][:_MOST_BETWEEN]
    return [chosen for count in range(len(parts) + 1) for chosen in combinations(parts, count)]


def _has(document: Document, *names: str) -> bool:
    return len(known(document, names)) == len(names)
