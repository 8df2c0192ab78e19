"""Net, tax and gross of an invoice or order must add up."""

from __future__ import annotations

from decimal import Decimal

from docintel.core.document import Check, Document
from docintel.core.money import format_amount as money
from docintel.rules.adjustments import explained
from docintel.rules.values import CENT, header_amount

TOTALS = ("net_total", "tax_total", "gross_total")


def net_plus_tax_is_gross(document: Document) -> list[Check]:
    """Each printed figure may be rounded by itself, so a cent of difference is allowed.

    Charges and discounts that stand between net and gross are taken into account where known.
    """
    net, tax, gross = (header_amount(document, name) for name in TOTALS)
    if net is None or tax is None or gross is None:
        return []
    between = explained(document, gross - net - tax, tolerance=CENT)
    if between is None:
        message = f"{_sum(net, tax)}, but gross is {money(gross)}"
        return [Check("net_plus_tax_is_gross", False, message, TOTALS)]
    also = "".join(f", {name}" for name in between)
    message = f"net {money(net)} + tax {money(tax)}{also} = gross {money(gross)}"
    return [Check("net_plus_tax_is_gross", True, message, TOTALS)]


def _sum(net: Decimal, tax: Decimal) -> str:
    return f"net {money(net)} + tax {money(tax)} = {money(net + tax)}"
