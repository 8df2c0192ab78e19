"""The totals of invoices, orders, receipts and payslips as constraints."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from docintel.core.document import Document
from docintel.rules.adjustments import directions, may_be_unread
from docintel.rules.payments import CASH_ROUNDING
from docintel.rules.repair.constraints import Constraint, Hunch
from docintel.rules.repair.forms import CENT, Parts, Sum
from docintel.rules.values import known

_MOST_BETWEEN = 3

#: A sum is seldom wrong in just the way that one misread sign makes it wrong...
SURE = 9.0
#: ... unless something between its amounts was left unread.
UNSURE = 4.0


def totals(document: Document) -> Iterator[Constraint]:
    """What the totals of a document make of each other, where all of them are known."""
    weight = UNSURE if may_be_unread(document) else SURE
    taxed: Parts = (("net_total", 1), ("tax_total", 1))
    if _has(document, "net_total", "tax_total", "gross_total"):
        forms = tuple(Sum((*taxed, *parts), "gross_total") for parts in between(document))
        yield Constraint("net_plus_tax_is_gross", forms, weight)
    if _has(document, "subtotal", "tax_total", "total"):
        yield Constraint("receipt_sums", _receipt(document), weight)
    for rule, parts, whole, tolerance in _SUMS:
        if _has(document, whole, *(path for path, _ in parts)):
            yield Constraint(rule, (Sum(parts, whole, tolerance),), weight)


#: Rule, parts, whole, and how far they may be apart: tills round cash.
_SUMS: tuple[tuple[str, Parts, str, Decimal], ...] = (
    (
        "tendered_minus_total_is_change",
        (("cash_tendered", 1), ("change", -1)),
        "total",
        CASH_ROUNDING,
    ),
    ("gross_minus_paid_is_due", (("gross_total", 1), ("amount_paid", -1)), "amount_due", CENT),
    (
        "gross_minus_deductions_is_net",
        (("gross", 1), ("taxes", -1), ("deductions", -1)),
        "net",
        CENT,
    ),
    (
        "credits_minus_debits_is_change",
        (("opening_balance", 1), ("total_credits", 1), ("total_debits", -1)),
        "closing_balance",
        CENT,
    ),
)


def hunches(document: Document) -> Iterator[Hunch]:
    """One for each net amount whose tax is known."""
    for net in ("net_total", "subtotal"):
        if _has(document, net, "tax_total"):
            yield Hunch(net, "tax_total")


def between(document: Document) -> list[Parts]:
    """What may stand between two totals: nothing, and each choice of what is known."""
    parts = list(directions(document).items())[:_MOST_BETWEEN]
    return [chosen for count in range(len(parts) + 1) for chosen in combinations(parts, count)]


def rounding(document: Document) -> Decimal:
    """Tills round cash to five cents, where they do not print by how much."""
    return CENT if document.field("rounding") else CASH_ROUNDING


def _receipt(document: Document) -> tuple[Sum, ...]:
    """The tax may be in the subtotal already."""
    starts: tuple[Parts, ...] = ((("subtotal", 1), ("tax_total", 1)), (("subtotal", 1),))
    tolerance = rounding(document)
    return tuple(
        Sum((*start, *parts), "total", tolerance) for start in starts for parts in between(document)
    )


def _has(document: Document, *names: str) -> bool:
    return len(known(document, names)) == len(names)
