"""Rows of goods and services as constraints: each by itself, and all together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Document, LineItem
from docintel.rules.adjustments import may_be_unread
from docintel.rules.repair.constraints import Constraint
from docintel.rules.repair.forms import CENT, Form, Product, Sum
from docintel.rules.repair.totals import SURE, UNSURE, between, rounding
from docintel.rules.values import cell_amount, header_amount

#: A price may be meant for ten, a hundred or a thousand units.
_PRICE_UNITS = (1, 10, 100, 1000)
#: What the amount of a row is called on invoices and on receipts.
_AMOUNTS = ("net_amount", "total")


def rows(document: Document) -> Iterator[Constraint]:
    """Quantity times price makes the amount of a row; the amounts make the total."""
    weight = UNSURE if may_be_unread(document) else SURE
    for row, item in enumerate(document.line_items):
        for name in _AMOUNTS:
            yield from _multiplies(row, item, name, weight)
    for forms, rule in (
        (_adding_up(document, "net_amount", ("net_total", "gross_total")), "lines_sum_to_net"),
        (_adding_up(document, "total", ("subtotal", "total")), "items_sum_to_total"),
    ):
        if forms:
            yield Constraint(rule, forms, weight)
    yield from _taxes(document)


def _multiplies(row: int, item: LineItem, name: str, weight: float) -> Iterator[Constraint]:
    columns = ("quantity", "unit_price", name)
    if any(cell_amount(item, column) is None for column in columns):
        return
    quantity, price, amount = (path_of_cell(row, column) for column in columns)
    forms = [
        Product(quantity, price, amount, factor / unit)
        for unit, factor in product(_PRICE_UNITS, _factors(item))
    ]
    usual = len(forms) // len(_PRICE_UNITS)
    yield Constraint("quantity_times_price", tuple(forms[:usual]), weight, tuple(forms[usual:]))


def _factors(item: LineItem) -> list[Decimal]:
    """What a row may show of its product: all, less a discount in percent, without or with tax."""
    factors = [Decimal(1)]
    if discount := cell_amount(item, "discount"):
        factors.append(1 - abs(discount) / 100)
    if rate := cell_amount(item, "tax_rate"):
        factors += [1 + rate / 100, 1 / (1 + rate / 100)]
    return factors


def _adding_up(document: Document, column: str, totals: tuple[str, ...]) -> tuple[Form, ...]:
    """Applies where every row has its amount."""
    amounts = [cell_amount(item, column) for item in document.line_items]
    known = [name for name in totals if header_amount(document, name) is not None]
    if not amounts or None in amounts:
        return ()
    cells = tuple((path_of_cell(row, column), 1) for row in range(len(amounts)))
    # Every row may have been rounded by itself, and the whole at the till.
    at_till = rounding(document) if column == "total" else CENT
    tolerance = max(CENT * (len(amounts) // 2), at_till)
    return tuple(
        Sum((*cells, *chosen), total, tolerance) for total in known for chosen in between(document)
    )


def _taxes(document: Document) -> Iterator[Constraint]:
    """The rates of the rows on their amounts make the tax, where each row has both."""
    rates = [cell_amount(item, "tax_rate") for item in document.line_items]
    amounts = [cell_amount(item, "net_amount") for item in document.line_items]
    if not rates or None in rates or None in amounts or may_be_unread(document):
        return
    if header_amount(document, "tax_total") is None:
        return
    parts = tuple(
        (path_of_cell(row, "net_amount"), rate / 100) for row, rate in enumerate(rates) if rate
    )
    # The tax of every row may have been rounded by itself.
    tolerance = CENT * max(1, (len(rates) + 1) // 2)
    yield Constraint("taxes_of_lines_are_tax", (Sum(parts, "tax_total", tolerance),), SURE)
