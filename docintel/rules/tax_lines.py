"""The tax of an invoice against the rates of its rows."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document
from docintel.core.money import format_amount as money
from docintel.rules.adjustments import may_be_unread
from docintel.rules.values import CENT, cell_amount, header_amount

_RULE = "taxes_of_lines_are_tax"


def taxes_of_lines_are_tax(document: Document) -> list[Check]:
    """Each rate on the sum of its rows makes the tax.

    Applies only when every row has amount and rate, and the rows make the net total: prices with
    tax, charges and discounts that stand between are taxed in other ways. One rate for all rows
    may have been read off the total itself, and still must fit it.
    """
    tax, net = header_amount(document, "tax_total"), header_amount(document, "net_total")
    rows = [
        (cell_amount(item, "net_amount"), cell_amount(item, "tax_rate"))
        for item in document.line_items
    ]
    known = [(amount, rate) for amount, rate in rows if amount is not None and rate is not None]
    if tax is None or net is None or not known or len(known) < len(rows):
        return []
    if may_be_unread(document) or abs(sum(amount for amount, _ in known) - net) > CENT:
        return []
    bases: dict[Decimal, Decimal] = defaultdict(Decimal)
    for amount, rate in known:
        bases[rate] += amount
    return [_check(bases, tax, len(known))]


def _check(bases: dict[Decimal, Decimal], tax: Decimal, rows: int) -> Check:
    reckoned = sum((base * rate / 100 for rate, base in bases.items()), Decimal(0))
    # The tax of every row may have been rounded by itself.
    passed = abs(reckoned - tax) <= CENT * max(1, (rows + 1) // 2)
    parts = " + ".join(
        f"{rate.normalize():f} % of {money(base)}" for rate, base in sorted(bases.items())
    )
    message = f"{parts} = {reckoned:.2f}"
    if not passed:
        return Check(_RULE, False, f"{message}, but tax is {money(tax)}", ("tax_total",))
    cells = (path_of_cell(row, "tax_rate") for row in range(rows))
    return Check(_RULE, True, message, ("tax_total", *cells))
