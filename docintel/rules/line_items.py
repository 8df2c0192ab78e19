"""The rows of goods and services must agree with themselves and with the total."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docintel.core.cell_paths import path_of_cell
from docintel.core.document import Check, Document, LineItem
from docintel.core.money import format_amount as money
from docintel.rules.adjustments import explained, may_be_unread
from docintel.rules.values import CENT, cell_amount, header_amount

#: A price may be meant for ten, a hundred or a thousand units.
_PRICE_UNITS = (1, 10, 100, 1000)


def lines_sum_to_net(document: Document) -> list[Check]:
    """The rows make the net total, or the gross total where their prices include the tax.

    Applies only when every row has its amount, and when no charge or discount was left unread:
    what was not read is no error of the document.
    """
    amounts = [cell_amount(item, "net_amount") for item in document.line_items]
    known = [amount for amount in amounts if amount is not None]
    net = header_amount(document, "net_total")
    if net is None or not known or len(known) < len(amounts):
        return []
    total = sum(known, Decimal(0))
    rows = f"{len(known)} {'line' if len(known) == 1 else 'lines'} sum to {money(total)}"
    # Every row may have been rounded by itself.
    tolerance = CENT * max(1, len(known) // 2)
    cells = tuple(path_of_cell(row, "net_amount") for row in range(len(known)))
    if explained(document, net - total, tolerance) is not None:
        message = f"{rows}, net is {money(net)}"
        return [Check("lines_sum_to_net", True, message, ("net_total", *cells))]
    gross = header_amount(document, "gross_total")
    if gross is not None and explained(document, gross - total, tolerance) is not None:
        message = f"{rows}, which is gross: prices include tax"
        return [Check("lines_sum_to_net", True, message, ("gross_total", *cells))]
    if may_be_unread(document):
        return []
    message = f"{rows}, but net is {money(net)}"
    return [Check("lines_sum_to_net", False, message, ("net_total",))]


def quantity_times_price(document: Document) -> list[Check]:
    """Each row's amount is its quantity times its price, where it has all three.

    A row that does not come out says nothing while a discount may be unread.
    """
    rate = _tax_rate(document)
    checked = [
        (row, item) for row, item in enumerate(document.line_items) if _product(item) is not None
    ]
    wrong = [(row, item) for row, item in checked if not _multiplies(item, rate)]
    if may_be_unread(document):
        checked = [one for one in checked if one not in wrong]
        wrong = []
    if wrong:
        return [_wrong(row, item) for row, item in wrong]
    if not checked:
        return []
    message = f"quantity x price = amount in {len(checked)} of {len(document.line_items)} lines"
    return [Check("quantity_times_price", True, message, tuple(_paths(checked)))]


def _tax_rate(document: Document) -> Decimal | None:
    """Percent of tax over the whole document, for rows that do not say their own."""
    net, tax = header_amount(document, "net_total"), header_amount(document, "tax_total")
    return tax / net * 100 if net and tax is not None else None


def _product(item: LineItem) -> Decimal | None:
    quantity, price = cell_amount(item, "quantity"), cell_amount(item, "unit_price")
    if quantity is None or price is None or cell_amount(item, "net_amount") is None:
        return None
    return quantity * price


def _multiplies(item: LineItem, rate: Decimal | None) -> bool:
    net = cell_amount(item, "net_amount")
    tolerance = _tolerance(item)
    return net is not None and any(
        abs(expected / unit - net) <= tolerance
        for expected in _expected(item, rate)
        for unit in _PRICE_UNITS
    )


def _expected(item: LineItem, rate: Decimal | None) -> Iterator[Decimal]:
    """What the row may show: all, less a discount in money or in percent, without or with tax."""
    product = _product(item) or Decimal(0)
    yield product
    if discount := cell_amount(item, "discount"):
        yield product - abs(discount)
        yield product * (1 - abs(discount) / 100)
    own_rate = cell_amount(item, "tax_rate")
    factor = 1 + (own_rate or rate or Decimal(0)) / 100
    if factor > 1:
        yield product / factor
        yield product * factor


def _tolerance(item: LineItem) -> Decimal:
    """A cent, or what the rounding of the printed price makes of it over the quantity."""
    quantity, price = cell_amount(item, "quantity"), cell_amount(item, "unit_price")
    if quantity is None or price is None:
        return CENT
    last_place = Decimal(1).scaleb(min(-2, int(price.as_tuple().exponent)))
    return max(CENT, abs(quantity) * last_place / 2)


def _wrong(row: int, item: LineItem) -> Check:
    quantity, price = cell_amount(item, "quantity"), cell_amount(item, "unit_price")
    product, net = _product(item), cell_amount(item, "net_amount")
    assert quantity is not None and price is not None and product is not None and net is not None
    message = (
        f"line {row + 1}: {quantity.normalize():f} x {money(price)} = {product:.2f},"
        f" but the amount is {money(net)}"
    )
    return Check("quantity_times_price", False, message, tuple(_paths([(row, item)])))


def _paths(rows: list[tuple[int, LineItem]]) -> Iterator[str]:
    """The cells looked at."""
    for row, _ in rows:
        for column in ("quantity", "unit_price", "net_amount"):
            yield path_of_cell(row, column)
