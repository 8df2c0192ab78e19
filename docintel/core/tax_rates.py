"""Rates of sales tax that are usual on documents of Europe, the US and Malaysia."""

from __future__ import annotations

from decimal import Decimal

#: In percent.
USUAL_RATES = (
    *(0, 2.1, 2.5, 4, 5, 5.5, 6, 7, 7.7, 8, 8.1, 9, 10, 13, 13.5),
    *(16, 17, 19, 20, 21, 22, 23, 24, 25),
)
#: A cent may be lost to rounding on each of two tax lines.
_ROUNDING = 0.02


def is_usual_rate(net: Decimal, tax: Decimal) -> bool:
    """Whether the tax is a usual share of the net amount; nothing is a usual share of nothing."""
    if not net or not tax:
        return False
    rate = float(tax / net) * 100
    slack = _ROUNDING / abs(float(net)) * 100 + 0.01
    return any(abs(rate - usual) <= slack for usual in USUAL_RATES)
